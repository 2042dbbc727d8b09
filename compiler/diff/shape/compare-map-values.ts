// The values of a map: an edit of the value itself has a rule of maps; what is deeper inside has its own.
import type { SlotDocument, TypeNode } from '../document.ts';
import { meaningOfSlot } from '../document-index.ts';
import { isSame } from '../same.ts';
import { relateShapes } from '../sets/relate-shapes.ts';
import { slotText } from '../type-text.ts';
import type { CompareSlots, Spot, Walk } from './change.ts';

const DEEP: ReadonlySet<TypeNode['kind']> = new Set(['object', 'list', 'map', 'union']);

export function compareMapValues(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [SlotDocument, SlotDocument],
  compareSlots: CompareSlots,
): void {
  const { old, next } = walk.both;
  const [a, b] = [meaningOfSlot(before, old), meaningOfSlot(after, next)];
  const isDeep = a.type.kind === b.type.kind && DEEP.has(a.type.kind);
  const isNamed = before.type.kind === 'named' && after.type.kind === 'named';

  if (isDeep || isNamed || isSame(a, b)) return compareSlots(walk, spot, before, after);

  const sets = { before: { slot: before, index: old }, after: { slot: after, index: next } };
  const { relation } = relateShapes(sets.before, sets.after);

  if (relation === 'equal') return compareSlots(walk, spot, before, after);

  walk.changes.push({
    rule: RULES[relation],
    spot,
    message: `has values of ${slotText(after)} now`,
    before: slotText(before),
    after: slotText(after),
    sets,
    lost: `values that are no ${slotText(after)}`,
    gained: `values that are no ${slotText(before)}`,
    typed: true,
  });
}

const RULES = {
  widened: 'additional-relaxed',
  narrowed: 'additional-tightened',
  crossing: 'additional-changed',
  undecided: 'schema-undecided',
} as const;
