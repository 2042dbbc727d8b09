// The part of checkX for values of several plain types: by what the value is in JSON, one part reports.
import type { Type } from '../../2-model/type-model.ts';
import { type Code, code, join, text } from '../code/code.ts';
import { VALUE } from './constants.ts';
import { when } from './layout.ts';
import { partPlace, type Place } from './place.ts';
import { lib, type Scope } from './scope.ts';
import { type JsonKind, jsonKind } from './slot-shape.ts';

const WORDS: Readonly<Record<JsonKind, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  record: 'an object',
  any: 'a value',
};

export function eitherBody(place: Place, scope: Scope, statement: (part: Place) => Code): Code {
  const { type } = place.slot;
  const parts = type.kind === 'either' ? type.of : [];
  const kinds = [...new Set(parts.map((p) => jsonKind(p, scope.plan.analysis.types)))];
  const branches = kinds.map((kind) => {
    const alike = parts.filter((p) => jsonKind(p, scope.plan.analysis.types) === kind);

    return when([kindTest(kind, VALUE, scope)], branch(place, { kind, alike }, statement));
  });
  const wrong = code`problems.mistyped(value, pointer, ${text(oneOf(kinds.map((k) => WORDS[k])))});`;

  const all = branches.map((of) => code`${of}${of.text.endsWith('}') ? code` ` : code`\n`}else `);

  return code`${join(all, code``)}${wrong}`;
}

interface Branch {
  readonly kind: JsonKind;
  readonly alike: readonly Type[];
}

/** Disjoint by kind is the rule: the first of several alike speaks for all. */
function branch(place: Place, { kind, alike }: Branch, statement: (part: Place) => Code): Code {
  const [first = { kind: 'any' } as const] = alike;

  return statement(partPlace(place, first, kind));
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
