// A component's own type may not hide a shared one: a reader would take one for the other.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function typeHidesShared(model: Model, report: Report): void {
  const shared = new Map(model.types.map((t) => [t.name, t]));

  for (const { types, entity } of model.components) {
    const named = entity === undefined ? types : [...types, { name: entity.name, at: entity.at }];

    for (const { name, at } of named) {
      const hidden = shared.get(name);

      if (hidden === undefined) continue;

      report('TOA2015', at, { name }, { related: [{ message: 'the shared type', at: hidden.at }] });
    }
  }
}
