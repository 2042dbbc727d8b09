// Signatures of the emitted functions.
import { invariant } from '../../base/invariant.ts';
import { type Code, code, empty, wrapped } from '../code/code.ts';
import { VALUE } from './field-texts.ts';
import { isExported, nameOf, type Place } from './place.ts';
import { functionName, lib, type Scope } from './scope.ts';
import { present, type Side, typeCode } from './type-code.ts';

export function functionHead(place: Place, scope: Scope, parameter: Code = VALUE): Code {
  const own = functionName(place, scope);
  const exported = isExported(place) ? EXPORT : empty;
  const { taken, result } = signature(place, parameter, scope);
  const flat = code`${exported}function ${own}(${taken}): ${result}`;

  // Room for ' {'.
  if (flat.length <= 98 && !flat.includes('\n')) return flat;

  return wrapped([code`${exported}function ${own}(`, code`): ${result}`], [taken], 100);
}

const EXPORT = code`export `;
const UNKNOWN_VALUE = code`value: unknown`;
const UNKNOWN = code`unknown`;
const BOOLEAN = code`boolean`;

interface Signature {
  readonly taken: Code;
  readonly result: Code;
}

function signature(place: Place, parameter: Code, scope: Scope): Signature {
  switch (scope.function) {
    case 'is':
      return { taken: subject(place, scope), result: answer(place, scope) };
    case 'read':
      return { taken: UNKNOWN_VALUE, result: innerType(place, 'value', scope) };
    case 'write':
      return {
        taken: code`${parameter}: ${innerType(place, 'request', scope)}`,
        result: UNKNOWN,
      };
  }
}

/** An arm's function is called for what is known to be an object. */
function subject(place: Place, scope: Scope): Code {
  return place.origin.kind === 'arm' ? code`value: ${lib(scope, 'UnknownRecord')}` : UNKNOWN_VALUE;
}

/** A type only where the wire's form is the value's. */
function answer(place: Place, scope: Scope): Code {
  const differs = scope.plan.analysis.differs(place.slot, place.position);
  const type = isExported(place) && !differs ? typeCode(place, 'value', scope) : undefined;

  return type === undefined ? BOOLEAN : code`value is ${type}`;
}

/** What a reader builds: never null. */
export function builtType(place: Place, scope: Scope): Code {
  const type = typeCode(place, 'value', scope);

  invariant(type !== undefined, `no TypeScript type to read: ${nameOf(place)}`);

  return present(place, type, scope);
}

/** Readers and writers of places inside are called for what is there, and not null. */
export function innerType(place: Place, side: Side, scope: Scope): Code {
  const type = typeCode(place, side, scope);

  invariant(type !== undefined, `no TypeScript type to read or write: ${nameOf(place)}`);

  return place.origin.kind === 'field' ? present(place, type, scope) : type;
}
