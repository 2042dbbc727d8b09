// What a function under construction needs: its imports, its names, and what it asks to be written beside it.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { NumericType, Slot, TimeType, Type } from '../../2-model/type-model.ts';
import { pascalCase } from '../../base/names.ts';
import { oncePer } from '../../base/once-per.ts';
import { type Code, code, name, text } from '../code/code.ts';
import type { Imports, Module } from '../code/module.ts';
import { runtime, runtimeImports } from '../code/runtime.ts';
import type { CheckedType, CheckFunction, Position } from './check-request.ts';
import { ConstantNames } from './constant-names.ts';
import { FIELDS, isInherited, VALUE } from './field-texts.ts';
import type { Names } from './names.ts';
import { type FieldPlace, nameOf, type Place } from './place.ts';
import { type Plan, typeFunctionName } from './plan.ts';
import { targetOf, typeAt } from './slot-shape.ts';

/** Of one file that has rules of single values: a file of checks, or of routes. */
export interface LeafEmission {
  readonly module: Module;
  readonly names: ConstantNames;
  /** What was asked of the runtime so far. */
  readonly library: Imports;
  /** Values of enums, and patterns: what is written first. */
  readonly constants: Code[];
  /** An entity's types stand in most inputs and outputs of its component again. */
  readonly leafRules: Map<Type, Code>;
}

/** Of one file of checks. */
export interface Emission extends LeafEmission {
  readonly plan: Plan;
  readonly names: Names;
  /** Places of named types, for readers of what others send and for all others; the places inside of places. */
  readonly typePlaces: { readonly in: Map<string, Place>; readonly out: Map<string, Place> };
  readonly inside: Map<Place, readonly Place[]>;
  readonly fields: Map<Place, readonly FieldPlace[]>;
  /** Items that are single values: where one slot stands in several roots, as `.` makes it, one function serves all. */
  readonly items: Map<Slot, Place>;
  /** Functions and rules that are written, and their names; places whose rules are being written, in each other. */
  readonly body: Code[];
  readonly written: Set<string>;
  readonly unfinished: Place[];
  /** Names of records that stand apart from what is around them. */
  readonly innerRecords: Map<Place, Code>;
  readonly leafCalls: Map<Type, LeafCall>;
}

/** `isText` and `, 1, 120`: what stands around the value. */
export interface LeafCall {
  readonly of: Code;
  readonly rest: Code;
  /** With bounds that are conditions of their own. */
  readonly range: NumericType | TimeType | undefined;
}

/** What is a function of statements: rules are tables. */
export type Walker = Exclude<CheckFunction, 'check'>;

export interface Scope extends Emission {
  readonly function: Walker;
  /** Places whose functions the text calls: written next. */
  readonly asked: Place[];
  /** Types that the text names first: written before it. */
  readonly aliases: Code[];
}

/** Written out: of `{ ...emission, function }` V8 gives every object a shape of its own. */
export function scopeOf(fn: Walker, of: Emission): Scope {
  return {
    plan: of.plan,
    module: of.module,
    names: of.names,
    library: of.library,
    typePlaces: of.typePlaces,
    inside: of.inside,
    fields: of.fields,
    items: of.items,
    constants: of.constants,
    body: of.body,
    written: of.written,
    unfinished: of.unfinished,
    innerRecords: of.innerRecords,
    leafRules: of.leafRules,
    leafCalls: of.leafCalls,
    function: fn,
    asked: [],
    aliases: [],
  };
}

export function lib({ module, library }: LeafEmission, symbol: SymbolName<'check'>): Code {
  return library.get(symbol)?.code ?? runtime(module, 'check', symbol);
}

export function createLeafEmission(module: Module): LeafEmission {
  return {
    module,
    names: new ConstantNames(module),
    library: runtimeImports(module, 'check'),
    constants: [],
    leafRules: new Map(),
  };
}

export function createEmission(plan: Plan, module: Module, names: Names): Emission {
  return {
    plan,
    module,
    names,
    library: runtimeImports(module, 'check'),
    typePlaces: { in: new Map(), out: new Map() },
    inside: new Map(),
    fields: new Map(),
    items: new Map(),
    constants: [],
    body: [],
    written: new Set(),
    unfinished: [],
    innerRecords: new Map(),
    leafRules: new Map(),
    leafCalls: new Map(),
  };
}

/** `isPlaceInputAddress`, which is then written too. */
export function placeFunction(place: Place, scope: Scope): Code {
  scope.asked.push(place);

  return functionName(place, scope);
}

export function functionName(place: Place, { names, function: fn }: Scope): Code {
  return names.code(fn, place);
}

/** The function of a named type or an entity, wherever it lives. */
export function typeFunction(type: Type, place: Place, scope: Scope): Code {
  const { plan, module, function: fn } = scope;
  const target = targetOf(type) ?? '';
  const checked = typeAt(plan.request.types, target);
  const position = plan.analysis.positionOf(target, place.position, fn);

  if (checked.checksFrom === undefined)
    return functionName(typePlace(target, position, scope), scope);

  return module.value(checked.checksFrom, importedName(checked, position, fn));
}

type FunctionNames = Readonly<Record<CheckFunction, string>>;

/** What other files call the functions of a type: the same for all of them. */
export function importedName(type: CheckedType, position: Position, fn: CheckFunction): string {
  const { open, closed } = functionNames(type);

  return position === 'out' ? open[fn] : closed[fn];
}

const functionNames = oncePer(({ name: own }: CheckedType) => ({
  open: namesOf(typeFunctionName(own, 'out')),
  closed: namesOf(typeFunctionName(own, 'in')),
}));

function namesOf(stem: string): FunctionNames {
  return { is: `is${stem}`, check: `check${stem}`, read: `read${stem}`, write: `write${stem}` };
}

export function typePlace(target: string, position: Position, emission: Emission): Place {
  const places = position === 'out' ? emission.typePlaces.out : emission.typePlaces.in;
  const known = places.get(target);

  if (known !== undefined) return known;

  const { name: own, slot, typesFrom, request } = typeAt(emission.plan.request.types, target);
  const reference = { name: own, from: typesFrom };
  const stem = typeFunctionName(own, position);
  const asked = position === 'out' || request === undefined ? {} : { request };
  const made: Place = {
    slot,
    position,
    origin: { kind: 'type', target, name: stem, reference, ...asked },
  };

  places.set(target, made);

  return made;
}

export interface Constant {
  /** Equal where one constant serves both. */
  readonly key: string;
  /** What its name ends in: Values, Pattern. */
  readonly suffix: string;
  readonly declare: (own: Code) => Code;
}

/** Whom a constant is named after: a place, or a field by its name. */
export type Stem = Place | string;

/** The constant's name; its declaration is written once. */
export function constant(stem: Stem, of: Constant, { names, constants }: LeafEmission): Code {
  const known = names.declared(of.key);

  if (known !== undefined) return name(known);

  const own = name(names.declare(of.key, wantedNames(stem, of)));

  constants.push(of.declare(own));

  return own;
}

function wantedNames(stem: Stem, { suffix }: Constant): readonly string[] {
  if (typeof stem === 'string') return [lowerFirst(pascalCase(stem)) + suffix];

  const full = lowerFirst(nameOf(stem)) + suffix;
  const { origin } = stem;

  return origin.kind === 'field'
    ? [lowerFirst(pascalCase(origin.field.name)) + suffix, full]
    : [full];
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** A property of an object from outside; one that every object inherits must be its own. */
export function property(subject: Code, key: string, scope: Scope): Code {
  if (isInherited(key)) return code`${lib(scope, 'own')}(${subject}, ${text(key)})`;

  return code`${subject}[${text(key)}]`;
}

/** In a check. */
export function unknownField({ origin: { field, texts } }: FieldPlace, scope: Scope): Code {
  return texts.inherited ? property(VALUE, field.name, scope) : texts.unknown;
}

/** In a reader. */
export function checkedField({ origin: { field, texts } }: FieldPlace, scope: Scope): Code {
  return texts.inherited ? property(FIELDS, field.name, scope) : texts.checked;
}
