// Remembers what a field's text is: an entity's fields stand in most inputs and outputs of its component again.

import type { Slot, Type } from '../../2-model/type-model.ts';
import type { Code } from '../code/code.ts';
import { isAbsent, isLeaf } from './form.ts';
import { type Place, sharesItem } from './place.ts';
import type { Scope } from './scope.ts';

/** `make` is called once for all fields of one name, type and form; what it asks for is then written already. */
export function remembered(
  place: Place,
  scope: Scope,
  make: (place: Place, scope: Scope) => readonly Code[],
): readonly Code[] {
  const { slot, origin } = place;

  if (origin.kind !== 'field' || slot.default !== undefined || !readsTheSame(slot.type)) {
    return make(place, scope);
  }

  const texts = memory(slot.type, scope);
  const key = `${formOf(place, scope)}${origin.field.name}`;
  const known = texts.get(key);

  if (known !== undefined) return known;

  const made = make(place, scope);

  texts.set(key, made);

  return made;
}

function memory(type: Type, { fields }: Scope): Map<string, readonly Code[]> {
  const known = fields.get(type);

  if (known !== undefined) return known;

  const own = new Map<string, readonly Code[]>();

  fields.set(type, own);

  return own;
}

const FORMS = { is: 0, check: 16, read: 32, write: 48 } as const;

/** A character for what else decides: the function, the position where a type tells it apart, how it may be missing. */
function formOf(place: Place, scope: Scope): string {
  const { slot, position } = place;
  const out = position === 'out' && !isLeaf(slot.type) ? 8 : 0;
  const more = (isAbsent(place) ? 4 : 0) + (slot.nullable ? 2 : 0) + (slot.secret === true ? 1 : 0);

  return String.fromCharCode(FORMS[scope.function] + out + more);
}

function readsTheSame(type: Type): boolean {
  switch (type.kind) {
    case 'named':
    case 'entity':
      return true;
    case 'list':
      return isSame(type.item);
    case 'map':
      return isSame(type.value);
    default:
      return isLeaf(type);
  }
}

function isSame(item: Slot): boolean {
  return sharesItem(item) || (!item.nullable && item.secret !== true && isTarget(item.type));
}

function isTarget(type: Type): boolean {
  return type.kind === 'named' || type.kind === 'entity';
}
