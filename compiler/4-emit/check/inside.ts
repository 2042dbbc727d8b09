// The places inside of a place: fields, items, values, parts and arms. Not those of named types, which are their own.

import type { Field, Slot, Type } from '../../2-model/type-model.ts';
import type { Analysis } from './features.ts';
import { fieldTexts } from './field-texts.ts';
import { type FieldPlace, type Place, partSlot, sharesItem } from './place.ts';
import type { Emission } from './scope.ts';
import { armFields, defaultOf, isPlain, jsonKind, travelling } from './slot-shape.ts';

export function placesInside(place: Place, emission: Emission): readonly Place[] {
  if (place.origin.kind === 'arm' || place.slot.type.kind === 'object')
    return fieldsInside(place, emission);

  const { inside } = emission;
  const known = inside.get(place);

  if (known !== undefined) return known;

  const places = made(place, place.slot.type, emission);

  inside.set(place, places);

  return places;
}

/** Of an object, or of an arm, whose object may be a named one: its fields stand in the union itself. */
export function fieldsInside(place: Place, emission: Emission): readonly FieldPlace[] {
  const { fields, plan } = emission;
  const known = fields.get(place);

  if (known !== undefined) return known;

  const { origin, slot } = place;
  const places =
    origin.kind === 'arm'
      ? fieldsOf(place, armFields(slot, origin.discriminator, plan.analysis.types), plan.analysis)
      : fieldsOf(place, slot.type.kind === 'object' ? slot.type.fields : [], plan.analysis);

  fields.set(place, places);

  return places;
}

/** The item of a list, the value of a map. */
export function itemOf(place: Place, emission: Emission): Place {
  return placesInside(place, emission)[0] ?? place;
}

function made(place: Place, type: Type, emission: Emission): readonly Place[] {
  switch (type.kind) {
    case 'list':
      return [contained('item', type.item, place, emission)];
    case 'map':
      return [contained('value', type.value, place, emission)];
    case 'union':
      return type.arms.map(({ name, slot }) => {
        const { discriminator } = type;
        const { position } = place;

        return { slot, position, origin: { kind: 'arm', parent: place, discriminator, arm: name } };
      });
    case 'either':
      return type.of.map((of) => partOf(place, of, emission.plan.analysis));
    default:
      return [];
  }
}

function contained(kind: 'item' | 'value', slot: Slot, parent: Place, { items }: Emission): Place {
  const shared = sharesItem(slot);
  const known = shared ? items.get(slot) : undefined;

  if (known !== undefined) return known;

  const made: Place = { slot, position: parent.position, origin: { kind, parent, shared } };

  if (shared) items.set(slot, made);

  return made;
}

function partOf(parent: Place, of: Type, { types }: Analysis): Place {
  const json = jsonKind(of, types);

  return {
    slot: partSlot(parent.slot, of),
    position: parent.position,
    origin: { kind: 'part', parent, json },
  };
}

function fieldsOf(
  parent: Place,
  fields: readonly Field[],
  { types }: Analysis,
): readonly FieldPlace[] {
  const { position } = parent;

  const shown = travelling(fields, position);
  const places: FieldPlace[] = [];

  for (let i = 0; i < shown.length; i++) {
    const field = shown[i] as Field;
    const instead = defaultOf(field, position, types);

    places.push({
      slot: field,
      position,
      origin: {
        kind: 'field',
        parent,
        field,
        texts: fieldTexts(field.name),
        absent: field.optional || instead !== undefined,
        instead,
        plain: isPlain(field),
      },
    });
  }

  return places;
}
