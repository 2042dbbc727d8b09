// The fields of an entity: each is a declaration of its own, which inputs, outputs and events may take by `.`.
import type { EntityDocument } from '../document.ts';
import type { Both, Edit, Place } from '../edit.ts';
import { judgeChange } from '../judge/judge-change.ts';
import type { ShapeChange, Spot, Walk } from '../shape/change.ts';
import { compareFields } from '../shape/compare-fields.ts';
import { compareSlots } from '../shape/compare-slots.ts';

type Entities = readonly [EntityDocument, EntityDocument];

export function compareMembers(both: Both, place: Place, [was, is]: Entities): readonly Edit[] {
  const fields: Place = { ...place, old: `${place.old}/fields`, next: `${place.next}/fields` };
  const walk: Walk = { both, changes: [] };
  const spot: Spot = {
    place: fields,
    lands: { old: place.old, next: place.next },
    seen: new Set(),
  };

  compareFields(
    walk,
    spot,
    [
      { kind: 'object', fields: was.fields },
      { kind: 'object', fields: is.fields },
    ],
    compareSlots,
  );

  return walk.changes.map((change) => judgeChange(both, landed(change, fields)));
}

/** Whether it is there: in whole entities. What it is: wherever the field is. */
function landed(change: ShapeChange, fields: Place): ShapeChange {
  const { spot } = change;
  // Whether a member is there is said by each that takes it by `.`, and so is its default.
  const isWhole = change.around !== undefined;

  if (isWhole && isTop(spot, fields)) return { ...change, spot: without(spot) };

  const lands = { old: top(spot.place.old, fields.old), next: top(spot.place.next, fields.next) };

  return { ...change, spot: { ...spot, lands } };
}

function without(spot: Spot): Spot {
  return { ...spot, lands: { old: spot.lands.old, next: spot.lands.next } };
}

function isTop({ place }: Spot, fields: Place): boolean {
  return place.next === top(place.next, fields.next);
}

/** The id of the field that an id is inside of. */
function top(id: string, fields: string): string {
  const [name = ''] = id.slice(fields.length + 1).split('/');

  return `${fields}/${name}`;
}
