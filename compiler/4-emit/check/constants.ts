// The constants of a file of checks: keys of closed objects, kinds of unions, values of enums, patterns.
import type { UnionType } from '../../2-model/type-model.ts';
import { type Code, code, name, regex, text, wrapped } from '../code/code.ts';
import type { Place } from './place.ts';
import { keysOf, kindsOf, patternOf, valuesOf } from './plan.ts';
import { constant, type Scope } from './scope.ts';

export function keys(place: Place, of: readonly string[], scope: Scope): Code {
  return constant(keysOf(place), (own) => texts(own, of), scope);
}

export function kinds(union: UnionType, scope: Scope): Code {
  const names = union.arms.map((arm) => arm.name);

  return constant(kindsOf(union), (own) => texts(own, names), scope);
}

export function values(of: readonly string[], scope: Scope): Code {
  return constant(valuesOf(of), (own) => texts(own, of), scope);
}

export function pattern(source: string, scope: Scope): Code {
  return constant(patternOf(source), (own) => code`const ${own} = ${regex(source)};`, scope);
}

function texts(own: Code, of: readonly string[]): Code {
  const head = code`const ${own}: readonly string[] = `;

  return code`${head}${wrapped([code`[`, code`]`], of.map(text), head.text.length + 1)};`;
}

export const VALUE: Code = name('value');
