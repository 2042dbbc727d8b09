// `secret` is a need of the configuration; a `$secret` field is never shown, asked or watched.

import type { Model } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { markedSlots, type Position, slotsOf } from '../walk.ts';

export function secretMisplaced(model: Model, report: Report): void {
  for (const { slot, position } of markedSlots(model)) checkShown(slot, position, report);

  for (const { slot, position, depth } of slotsOf(model, 'secret')) {
    const { at } = slot;

    if (position !== 'configuration') {
      report('TOA2021', at, {
        problem: `'secret' is a type of the configuration; a field is marked '$secret: true'`,
      });
    } else if (depth > 0) {
      report('TOA2021', at, {
        problem: `a 'secret' stands on the first level of the configuration`,
      });
    }
  }
}

/** What leaves the service holds no secret. */
function checkShown({ secret, from, at }: Slot, position: Position, report: Report): void {
  if (secret !== true || !['output', 'payload', 'error'].includes(position)) return;

  report('TOA2021', at, {
    problem: `'${from?.join('.') ?? 'this'}' is secret and never leaves the service`,
  });
}
