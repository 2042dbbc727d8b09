// `secret` is a need of the configuration; a `$secret` field is never shown, asked or watched.
import type { Report } from '../../base/catalogue.ts';
import type { Model } from '../../2-model/model.ts';
import { eachSlot, slotRoots } from '../walk.ts';

export function secretMisplaced(model: Model, report: Report): void {
  for (const { slot, position } of slotRoots(model)) {
    eachSlot(slot, ({ type, at }, depth) => {
      if (type.kind !== 'secret') return;

      if (position !== 'configuration') {
        report('TOA2021', at, { problem: `'secret' is a type of the configuration; a field is marked '$secret: true'` });
      } else if (depth > 0) {
        report('TOA2021', at, { problem: `a 'secret' stands on the first level of the configuration` });
      }
    });

    if ((position === 'output' || position === 'payload' || position === 'error')) {
      eachSlot(slot, ({ secret, at, from }) => {
        if (secret === true) {
          const name = from?.join('.') ?? 'this';

          report('TOA2021', at, { problem: `'${name}' is secret and never leaves the service` });
        }
      });
    }
  }
}
