// Signatures of the emitted functions.
import { invariant } from '../../base/invariant.ts';
import { type Code, code } from '../code/code.ts';
import { VALUE } from './constants.ts';
import { isExported, type Place, present, typeCode } from './place.ts';
import { functionName, lib, type Scope } from './scope.ts';

export function functionHead(place: Place, scope: Scope, parameter: Code = VALUE): Code {
  const exported = isExported(place) ? code`export ` : code``;

  return code`${exported}function ${functionName(place, scope)}${signature(place, parameter, scope)}`;
}

function signature(place: Place, parameter: Code, scope: Scope): Code {
  switch (scope.function) {
    case 'is':
      return code`(${subject(place, scope)}): ${answer(place, scope)}`;
    case 'check': {
      const pointer = isExported(place) ? code`pointer = ''` : code`pointer: string`;
      const problems = code`problems: ${lib(scope, 'Problems')}`;

      return code`(${subject(place, scope)}, ${problems}, ${pointer}): void`;
    }
    case 'read':
      return code`(value: unknown): ${innerType(place, 'value', scope)}`;
    case 'write':
      return code`(${parameter}: ${innerType(place, 'request', scope)}): unknown`;
  }
}

/** An arm's function is called for what is known to be an object. */
function subject(place: Place, scope: Scope): Code {
  return place.origin.kind === 'arm' ? code`value: ${lib(scope, 'UnknownRecord')}` : code`value: unknown`;
}

/** A type only where the wire's form is the value's. */
function answer(place: Place, { plan, module }: Scope): Code {
  const differs = plan.analysis.differs(place.slot, place.position);
  const type = isExported(place) && !differs ? typeCode(place, 'value', module) : undefined;

  return type === undefined ? code`boolean` : code`value is ${type}`;
}

/** Readers and writers of places inside are called for what is there, and not null. */
export function innerType(place: Place, side: 'value' | 'request', { module }: Scope): Code {
  const type = typeCode(place, side, module);

  invariant(type !== undefined, `no TypeScript type to read or write: ${place.path}`);

  return place.origin.kind === 'field' ? present(place, type, module) : type;
}
