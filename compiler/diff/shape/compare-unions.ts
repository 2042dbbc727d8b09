// Arms of a union: they are told apart by their names, and each is an object of its own.
import type { SlotDocument, TypeNode } from '../document.ts';
import { typeText } from '../type-text.ts';
import { type CompareSlots, inside, type Spot, slotOf, type Walk } from './change.ts';

type UnionNode = Extract<TypeNode, { readonly kind: 'union' }>;
type Arm = UnionNode['arms'][number];

export function compareUnions(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [UnionNode, UnionNode],
  compareSlots: CompareSlots,
): void {
  if (before.discriminator !== after.discriminator)
    return discriminatorChanged(walk, spot, [before, after]);

  for (const arm of after.arms) {
    const was = before.arms.find((a) => a.name === arm.name);

    if (was === undefined) armCame(walk, spot, [before, arm]);
    else compareSlots(walk, inside(spot, `|${arm.name}`, `|${arm.name}`), was.slot, arm.slot);
  }

  for (const arm of before.arms) {
    if (!after.arms.some((a) => a.name === arm.name)) armWent(walk, spot, [before, arm]);
  }
}

function armCame(
  { both, changes }: Walk,
  spot: Spot,
  [union, arm]: readonly [UnionNode, Arm],
): void {
  changes.push({
    rule: 'variant-added',
    spot: inside(spot, `|${arm.name}`, `|${arm.name}`),
    message: `'${arm.name}' is a variant now`,
    after: `${arm.name}: ${typeText(arm.slot.type)}`,
    sets: {
      before: { slot: one(union.discriminator, []), index: both.old },
      after: { slot: one(union.discriminator, [arm]), index: both.next },
    },
    gained: `'${arm.name}'`,
    typed: true,
  });
}

function armWent(
  { both, changes }: Walk,
  spot: Spot,
  [union, arm]: readonly [UnionNode, Arm],
): void {
  changes.push({
    rule: 'variant-removed',
    spot: inside(spot, `|${arm.name}`, `|${arm.name}`),
    message: `'${arm.name}' is no variant any more`,
    before: `${arm.name}: ${typeText(arm.slot.type)}`,
    sets: {
      before: { slot: one(union.discriminator, [arm]), index: both.old },
      after: { slot: one(union.discriminator, []), index: both.next },
    },
    lost: `'${arm.name}'`,
    typed: true,
  });
}

/** The others stay as they are, whatever they are. */
function one(discriminator: string, arms: readonly Arm[]): SlotDocument {
  return slotOf({ kind: 'union', discriminator, arms });
}

function discriminatorChanged(
  { both, changes }: Walk,
  spot: Spot,
  [before, after]: readonly [UnionNode, UnionNode],
): void {
  changes.push({
    rule: 'discriminator-changed',
    spot,
    message: `is told apart by '${after.discriminator}' now`,
    before: before.discriminator,
    after: after.discriminator,
    sets: {
      before: { slot: slotOf(before), index: both.old },
      after: { slot: slotOf(after), index: both.next },
    },
    lost: `variants told apart by '${before.discriminator}'`,
    gained: `variants told apart by '${after.discriminator}'`,
    typed: true,
  });
}
