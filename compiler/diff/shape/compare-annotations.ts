// What is said of a slot beside its type: texts, and whether it is a secret. Deprecations are compared elsewhere.
import type { SlotDocument } from '../document.ts';
import { slotText } from '../type-text.ts';
import { onlyMember, type ShapeChange, type Spot, type Walk } from './change.ts';

export function compareAnnotations(
  walk: Walk,
  spot: Spot,
  before: SlotDocument,
  after: SlotDocument,
): void {
  const { changes } = walk;

  if (before.doc !== after.doc)
    changes.push({
      rule: 'schema-annotation-changed',
      spot,
      message: 'is described in other words',
      ...(before.doc === undefined ? {} : { before: before.doc }),
      ...(after.doc === undefined ? {} : { after: after.doc }),
    });

  if ((before.secret === true) !== (after.secret === true) && after.from === undefined)
    changes.push(secretChange(walk, spot, before, after));
}

/** A secret field leaves outputs and events. */
function secretChange(
  { both }: Walk,
  spot: Spot,
  before: SlotDocument,
  after: SlotDocument,
): ShapeChange {
  const isSecret = after.secret === true;
  const shape = (secret: boolean) => {
    const field = { name: 'value', type: before.type };

    return {
      slot: onlyMember(secret ? { ...field, secret: true } : field),
      index: both.old,
    };
  };

  return {
    rule: isSecret ? 'sensitive-added' : 'sensitive-removed',
    spot,
    message: isSecret ? 'is a secret now' : 'is no secret any more',
    before: slotText(before),
    after: slotText(after),
    sets: { before: shape(!isSecret), after: shape(isSecret) },
    ...(isSecret ? { gained: 'replies without it' } : {}),
    typed: true,
  };
}
