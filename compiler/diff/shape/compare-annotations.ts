// What is said of a slot beside its type: texts, its end, and whether it is a secret.
import type { SlotDocument } from '../document.ts';
import { compareLifecycle } from '../elements/lifecycle.ts';
import { slotText } from '../type-text.ts';
import { onlyMember, type ShapeChange, type Spot, type Walk } from './change.ts';

export function compareAnnotations(
  walk: Walk,
  spot: Spot,
  [before, after]: readonly [SlotDocument, SlotDocument],
  isField: boolean,
): void {
  const { both, changes } = walk;

  for (const judged of compareLifecycle(both, spot.place, [before, after]))
    changes.push({ rule: judged.rule, spot, message: judged.message, judged });

  // `.` takes both from the entity's field.
  if (isField) return;

  if (before.doc !== after.doc)
    changes.push({
      rule: 'schema-annotation-changed',
      spot,
      message: 'is described in other words',
      ...(before.doc === undefined ? {} : { before: before.doc }),
      ...(after.doc === undefined ? {} : { after: after.doc }),
    });

  if ((before.secret === true) !== (after.secret === true))
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
