// Unique keys and indexes stand on scalars that a storage can compare.

import type { Model } from '../../2-model/model.ts';
import type { Reference } from '../../2-model/node.ts';
import { COMPARABLE } from '../../2-model/type-model.ts';
import { byName } from '../../base/by-name.ts';
import type { Report } from '../../base/catalogue.ts';
import { type Lookup, lookupOf } from '../lookup.ts';

export function keyNotComparable(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { entity } of model.components) {
    if (entity === undefined) continue;

    const keys = [
      ...entity.unique.flatMap((u) => u.fields),
      ...entity.index.flatMap((i) => i.keys.map((k) => k.field)),
    ];

    for (const key of keys) {
      const field = byName(entity.fields, key.name);

      if (field !== undefined) checkKey(key, field.type, { lookup, report });
    }
  }
}

function checkKey(
  key: Reference,
  type: Parameters<Lookup['meaning']>[0],
  { lookup, report }: { lookup: Lookup; report: Report },
): void {
  const meant = lookup.meaning(type);

  if (!COMPARABLE.has(meant.kind)) {
    report('TOA2029', key.at, {
      field: key.name,
      problem: `is ${meant.kind === 'object' || meant.kind === 'union' ? 'an object' : `a ${meant.kind}`}: a key compares scalars`,
    });
  } else if (meant.kind === 'decimal' && (meant.digits ?? 0) > 18) {
    report('TOA2029', key.at, {
      field: key.name,
      problem: 'has more than 18 digits: storages cannot compare them exactly',
    });
  }
}
