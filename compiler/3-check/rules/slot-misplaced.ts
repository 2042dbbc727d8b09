// Annotations, dots and words that stand where they mean nothing.

import type { Model } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { describeType } from '../describe.ts';
import { markedSlots } from '../walk.ts';

export function slotMisplaced(model: Model, report: Report): void {
  for (const { slot } of markedSlots(model)) checkSlot(slot, report);
}

function checkSlot({ misplaced, type }: Slot, report: Report): void {
  if (misplaced === undefined) return;

  for (const { what, at } of misplaced) {
    switch (what) {
      case 'dot-without-entity':
        report('TOA2007', at, {});
        break;
      case 'dot-below':
        report('TOA2008', at, {});
        break;
      case 'default-of-optional':
        report('TOA2012', at, {});
        break;
      case 'blob':
        report('TOA2023', at, { type: 'blob' });
        break;
      case 'schema-enum':
        report('TOA2025', at, { problem: 'an enum holds texts, and null at most' });
        break;
      case 'schema-null':
        report('TOA2025', at, { problem: 'a value that can only be null says nothing' });
        break;
      default:
        report('TOA2009', at, { annotation: what, type: describeType(type) });
    }
  }
}
