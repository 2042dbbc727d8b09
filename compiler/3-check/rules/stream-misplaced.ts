// A stream is the whole output of an operation, and nothing else.
import type { Report } from '../../base/catalogue.ts';
import type { Model } from '../../2-model/model.ts';
import { eachSlot, slotRoots } from '../walk.ts';

export function streamMisplaced(model: Model, report: Report): void {
  for (const { slot, position } of slotRoots(model)) {
    eachSlot(slot, ({ type, at, nullable }, depth) => {
      if (type.kind !== 'stream') return;

      if (position !== 'output' || depth > 0) {
        report('TOA2022', at, { problem: 'a stream can only be the whole output of an operation' });
      } else if (nullable) report('TOA2022', at, { problem: 'a stream cannot be null' });
    });
  }
}
