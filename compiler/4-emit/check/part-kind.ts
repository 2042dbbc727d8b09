// The types of an `either` are told apart by what a value is in JSON.
import { type Code, code, text } from '../code/code.ts';
import type { Place } from './place.ts';
import { lib, type Scope } from './scope.ts';
import type { JsonKind } from './slot-shape.ts';

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
