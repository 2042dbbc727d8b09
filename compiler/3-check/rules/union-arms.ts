// Arms of unions are objects, and the discriminator is none of their fields.

import type { Model } from '../../2-model/model.ts';
import type { UnionType } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { slotsOf } from '../walk.ts';

export function unionArms(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { slot } of slotsOf(model, 'union')) {
    if (slot.type.kind === 'union') checkArms(slot.type, lookup, report);
  }
}

function checkArms({ arms, discriminator }: UnionType, lookup: Lookup, report: Report): void {
  for (const { name, at, slot } of arms) {
    const meant = lookup.meaning(slot.type);

    if (meant.kind === 'any' && meant.unresolved === true) continue;

    if (meant.kind !== 'object') {
      report('TOA2018', at, { name });
      continue;
    }

    const clash = meant.fields.find((f) => f.name === discriminator);

    if (clash !== undefined) report('TOA2019', clash.at, { name: discriminator });
  }
}
