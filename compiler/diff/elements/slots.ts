// Inputs, outputs, payloads and settings: slots that hang on an element, and that may come and go.
import type { NodeId } from '../../2-model/node.ts';
import type { SlotDocument } from '../document.ts';
import type { Both, Edit, Place } from '../edit.ts';
import { judgeChange } from '../judge/judge-change.ts';
import type { Spot, Walk } from '../shape/change.ts';
import { compareSlots } from '../shape/compare-slots.ts';

/** Edits inside of a slot that both sides have; `name` is its key. */
export function compareInside(
  both: Both,
  place: Place,
  name: string,
  [was, is]: readonly [SlotDocument | undefined, SlotDocument | undefined],
): readonly Edit[] {
  if (was === undefined || is === undefined) return [];

  const id = (of: NodeId): NodeId => (name === '' ? of : `${of}/${name}`);
  const element = name === '' ? place.element : `${place.element}.${name}`;
  const spot: Spot = {
    place: { ...place, element, old: id(place.old), next: id(place.next) },
    lands: { old: id(place.old), next: id(place.next) },
    seen: new Set(),
  };
  const walk: Walk = { both, changes: [] };

  compareSlots(walk, spot, was, is);

  return walk.changes.map((change) => judgeChange(both, change));
}
