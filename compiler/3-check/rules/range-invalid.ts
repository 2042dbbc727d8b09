// Bounds that cross, and sizes that are no whole numbers.

import { rangeProblem, sizeProblem } from '../../2-model/bounds.ts';
import type { Model } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { markedSlots } from '../walk.ts';

export function rangeInvalid(model: Model, report: Report): void {
  for (const { slot } of markedSlots(model))
    if (slot.from === undefined) checkType(slot.type, report);
}

/** Bounds without a place are known to be sound. */
function checkType(type: Type, report: Report): void {
  if (type.kind === 'either') for (const arm of type.of) checkType(arm, report);

  if ('size' in type && type.size?.at !== undefined) {
    const problem = sizeProblem(type.size);

    if (problem !== undefined) report('TOA2010', type.size.at, { problem });
  }

  if ('range' in type && type.range?.at !== undefined) {
    const problem = rangeProblem(type.kind, type.range);

    if (problem !== undefined) report('TOA2010', type.range.at, { problem });
  }
}
