// A stream is the whole output of an operation, and nothing else.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { slotsOf } from '../walk.ts';

export function streamMisplaced(model: Model, report: Report): void {
  for (const { slot, position, depth } of slotsOf(model, 'stream')) {
    const { type, at, nullable } = slot;

    if (type.kind !== 'stream') continue;

    if (position !== 'output' || depth > 0) {
      report('TOA2022', at, { problem: 'a stream can only be the whole output of an operation' });
    } else if (nullable) report('TOA2022', at, { problem: 'a stream cannot be null' });
  }
}
