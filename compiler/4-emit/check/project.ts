// What readers and writers have in common: which function of the runtime or of the file a value goes through.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import { type Code, code } from '../code/code.ts';
import { applied, line } from '../code/parts.ts';
import { itemOf } from './inside.ts';
import type { Place } from './place.ts';
import { lib, placeFunction, type Scope, typeFunction } from './scope.ts';
import { isSecret } from './slot-shape.ts';

const COMMA = code`, `;

type Converted = 'timestamp' | 'bigint' | 'bytes';
type Collection = 'list' | 'map';

/** The runtime's functions of one direction. */
export type Converters = Readonly<Record<Converted | Collection, SymbolName<'check'>>>;

/** The call for a value that is there, not null and not a secret, and whose other form differs. */
export function converted(place: Place, subject: Code, scope: Scope, by: Converters): Code {
  const { type } = place.slot;

  switch (type.kind) {
    case 'timestamp':
    case 'bigint':
    case 'bytes':
      return applied(lib(scope, by[type.kind]), subject);
    case 'list':
    case 'map':
      return applied(
        lib(scope, by[type.kind]),
        subject,
        line(COMMA, itemFunction(itemOf(place, scope), scope, by)),
      );
    case 'named':
    case 'entity':
      return applied(typeFunction(type, place, scope), subject);
    default:
      return applied(placeFunction(place, scope), subject);
  }
}

function itemFunction(place: Place, scope: Scope, by: Converters): Code {
  const { slot } = place;
  const { type } = slot;

  if (slot.nullable || isSecret(slot)) return placeFunction(place, scope);

  switch (type.kind) {
    case 'timestamp':
    case 'bigint':
    case 'bytes':
      return lib(scope, by[type.kind]);
    case 'named':
    case 'entity':
      return typeFunction(type, place, scope);
    default:
      return placeFunction(place, scope);
  }
}
