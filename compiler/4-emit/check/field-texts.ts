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
  const key = keyOf(place, scope);

  if (key === undefined) return make(place, scope);

  const { texts } = scope.fields;
  const known = texts.get(key);

  if (known !== undefined) return known;

  const made = make(place, scope);

  texts.set(key, made);

  return made;
}

/** Undefined where the text names functions of this place alone. */
function keyOf(place: Place, scope: Scope): string | undefined {
  const { slot, position, origin } = place;

  if (origin.kind !== 'field' || !readsTheSame(slot.type)) return undefined;

  const form = `${scope.function}${position === 'out' ? '>' : '<'}${isAbsent(place) ? '?' : ''}`;
  const more = `${slot.nullable ? '|' : ''}${slot.secret === true ? '*' : ''}`;
  const stands = slot.default === undefined ? '' : JSON.stringify(slot.default);

  return `${form}${more}${numberOf(slot.type, scope)} ${origin.field.name} ${stands}`;
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

function numberOf(type: Type, { fields }: Scope): number {
  const known = fields.types.get(type);

  if (known !== undefined) return known;

  const own = fields.types.size;

  fields.types.set(type, own);

  return own;
}
