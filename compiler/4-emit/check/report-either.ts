// The part of checkX for values of several plain types: by what the value is in JSON, one part reports.
import { type Code, code, join, text } from '../code/code.ts';
import { VALUE } from './constants.ts';
import { placesInside } from './inside.ts';
import { when } from './layout.ts';
import type { Place } from './place.ts';
import { lib, type Scope } from './scope.ts';
import type { JsonKind } from './slot-shape.ts';

const WORDS: Readonly<Record<JsonKind, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  record: 'an object',
  any: 'a value',
};

export function eitherBody(place: Place, scope: Scope, statement: (part: Place) => Code): Code {
  // Disjoint by kind is the rule: the first of several alike speaks for all.
  const parts = new Map(
    [...placesInside(place, scope)].reverse().map((part) => [partKind(part), part] as const),
  );
  const kinds = [...parts.keys()].reverse();
  const branches = [...parts]
    .reverse()
    .map(([kind, part]) => when([kindTest(kind, VALUE, scope)], statement(part)));
  const wrong = code`problems.mistyped(value, pointer, ${text(oneOf(kinds.map((k) => WORDS[k])))});`;

  const all = branches.map((of) => code`${of}${of.text.endsWith('}') ? code` ` : code`\n`}else `);

  return code`${join(all, code``)}${wrong}`;
}

/** Of one type of an `either`: what its values are in JSON. */
export function partKind({ origin }: Place): JsonKind {
  return origin.kind === 'part' ? origin.json : 'any';
}

/** Tells a value's kind before anything else about it is known. */
export function kindTest(kind: JsonKind, subject: Code, scope: Scope): Code {
  switch (kind) {
    case 'list':
      return code`${lib(scope, 'isList')}(${subject})`;
    case 'record':
      return code`${lib(scope, 'isRecord')}(${subject})`;
    case 'any':
      return code`${lib(scope, 'isPresent')}(${subject})`;
    default:
      return code`typeof ${subject} === ${text(kind)}`;
  }
}

function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';

  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}
