// Remembers what a field's text is: an entity's fields stand in most inputs and outputs of its component again.

import type { Slot, Type } from '../../2-model/type-model.ts';
import type { Code } from '../code/code.ts';
import { isLeaf } from './form.ts';
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

  const forms = formsOf(slot.type, origin.field.name, scope);
  const form = formOf(place, scope);
  const known = forms[form];

  if (known !== undefined) return known;

  const made = make(place, scope);

  forms[form] = made;

  return made;
}

/** Texts of a field's functions and forms, by number. */
function formsOf(type: Type, field: string, { fields }: Scope): (readonly Code[] | undefined)[] {
  let names = fields.get(type);

  if (names === undefined) {
    names = new Map();
    fields.set(type, names);
  }

  let forms = names.get(field);

  if (forms === undefined) {
    forms = [];
    names.set(field, forms);
  }

  return forms;
}

const FUNCTIONS = { is: 0, check: 32, read: 64, write: 96 } as const;

/** What else decides: the function, the position where a type tells it apart, how the field may be missing. */
function formOf({ slot, position, origin }: Place, scope: Scope): number {
  let form: number = FUNCTIONS[scope.function];

  if (position === 'out' && !isLeaf(slot.type)) form += 16;
  if (origin.kind === 'field' && origin.field.optional) form += 8;
  if (origin.kind === 'field' && origin.absent) form += 4;
  if (slot.nullable) form += 2;
  if (slot.secret === true) form += 1;

  return form;
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
