// `decimal(12.2)`: digits in all, then behind the point.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { slotsOf } from '../walk.ts';

export function decimalDigits(model: Model, report: Report): void {
  for (const { slot } of slotsOf(model, 'decimal')) {
    const { type, at, from } = slot;

    if (type.kind !== 'decimal' || from !== undefined) continue;

    const { digits, scale = 0 } = type;

    if (digits === undefined) {
      report('TOA2024', at, { problem: `a decimal says its digits, as in 'decimal(12.2)'` });
    } else if (digits < 1 || digits > 64 || scale > digits) {
      report('TOA2024', at, {
        problem: `'decimal(${digits}.${scale})' needs 1 to 64 digits, and no more behind the point than in all`,
      });
    }
  }
}
