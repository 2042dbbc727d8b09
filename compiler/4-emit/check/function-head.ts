// Signatures of the emitted functions.
import { invariant } from '../../base/invariant.ts';
import { type Code, code, wrapped } from '../code/code.ts';
import { beside, line } from '../code/parts.ts';
import { isExported, nameOf, type Place } from './place.ts';
import { functionName, lib, type Scope } from './scope.ts';
import { present, type Side, typeCode } from './type-code.ts';

/** `taken` is what a writer calls its parameter. */
export function functionHead(place: Place, scope: Scope, taken: Code = VALUE_COLON): Code {
  const own = functionName(place, scope);
  const open = isExported(place) ? EXPORT_FUNCTION : FUNCTION;
  const parameter = parameterOf(place, taken, scope);
  const result = resultOf(place, scope);
  const flat = line(open, own, OPEN, parameter, CLOSE, result);

  // Room for ' {'.
  if (flat.length <= 98 && !flat.includes('\n')) return flat;

  return wrapped([line(open, own, OPEN), line(CLOSE, result)], [parameter], 100);
}

const EXPORT_FUNCTION = code`export function `;
const FUNCTION = code`function `;
const OPEN = code`(`;
const CLOSE = code`): `;
const VALUE_COLON = code`value:`;
const VALUE_IS = code`value is`;
const UNKNOWN_VALUE = code`value: unknown`;
const UNKNOWN = code`unknown`;
const BOOLEAN = code`boolean`;

function parameterOf(place: Place, taken: Code, scope: Scope): Code {
  switch (scope.function) {
    case 'is':
      return subject(place, scope);
    case 'read':
      return UNKNOWN_VALUE;
    case 'write':
      return beside(taken, innerType(place, 'request', scope));
  }
}

function resultOf(place: Place, scope: Scope): Code {
  switch (scope.function) {
    case 'is':
      return answer(place, scope);
    case 'read':
      return innerType(place, 'value', scope);
    case 'write':
      return UNKNOWN;
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

  return type === undefined ? BOOLEAN : beside(VALUE_IS, type);
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
