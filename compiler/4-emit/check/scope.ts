// What a function under construction needs: its place, its imports, and what it asks to be written behind it.
import { invariant } from '../../base/invariant.ts';
import type { Type } from '../../2-model/type-model.ts';
import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import { type Code, code, name, text } from '../code/code.ts';
import type { Module } from '../code/module.ts';
import { runtime } from '../code/runtime.ts';
import type { CheckFunction } from './check-request.ts';
import { needOf } from './needs.ts';
import type { Place } from './place.ts';
import { type ConstantKey, type Plan, typeFunctionName, typePlace } from './plan.ts';
import { targetOf, typeAt } from './slot-shape.ts';

export interface Scope {
  readonly plan: Plan;
  readonly module: Module;
  readonly function: CheckFunction;
  /** Places whose functions the text calls: written next. */
  readonly asked: Place[];
  /** Constants that the text uses first: written before it. */
  readonly constants: Code[];
  /** Names of all constants written so far in the file. */
  readonly written: Set<string>;
}

export function lib(scope: Scope, symbol: SymbolName<'check'>): Code {
  return runtime(scope.module, 'check', symbol);
}

/** `isPlaceInputAddress`, which is then written too. */
export function placeFunction(place: Place, scope: Scope): Code {
  scope.asked.push(place);

  return functionName(place, scope);
}

export function functionName(place: Place, { plan, function: fn }: Scope): Code {
  const known = plan.names.get(place.path);

  invariant(known !== undefined, `a place without a name: ${place.path}`);

  return name(fn + known);
}

/** The function of a named type or an entity, wherever it lives. */
export function typeFunction(type: Type, place: Place, scope: Scope): Code {
  const { plan, module, function: fn } = scope;
  const target = targetOf(type) ?? '';
  const { name: typeName, checksFrom } = typeAt(plan.request.types, target);
  const { position } = needOf(target, { position: place.position, function: fn }, plan.analysis);

  if (checksFrom === undefined) return functionName(typePlace({ target, position }, plan.request), scope);

  return module.value(checksFrom, fn + typeFunctionName(typeName, position));
}

/** The constant's name; its declaration is written once. */
export function constant({ key }: ConstantKey, declare: (of: Code) => Code, scope: Scope): Code {
  const known = scope.plan.names.get(key);

  invariant(known !== undefined, `a constant without a name: ${key}`);

  const own = name(known);

  if (!scope.written.has(known)) {
    scope.written.add(known);
    scope.constants.push(declare(own));
  }

  return own;
}

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A property of an object from outside; one that every object inherits must be its own. */
export function property(subject: Code, key: string, scope: Scope): Code {
  if (INHERITED.has(key)) return code`${lib(scope, 'own')}(${subject}, ${text(key)})`;

  return code`${subject}[${text(key)}]`;
}

export function isInherited(key: string): boolean {
  return INHERITED.has(key);
}
