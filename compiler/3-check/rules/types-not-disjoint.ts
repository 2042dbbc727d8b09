// `a | b`: a value must tell by its JSON kind which one it is.

import type { Model } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { describeType } from '../describe.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { slotsOf } from '../walk.ts';

export function typesNotDisjoint(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { slot } of slotsOf(model, 'either')) {
    const { type, at } = slot;

    if (type.kind !== 'either') continue;

    for (const [i, left] of type.of.entries()) {
      const right = type.of.slice(i + 1).find((other) => overlap(left, other, lookup));

      if (right !== undefined) {
        report('TOA2013', at, { left: describeType(left), right: describeType(right) });
      }
    }
  }
}

function overlap(left: Type, right: Type, lookup: Lookup): boolean {
  const a = jsonKinds(left, lookup);
  const b = jsonKinds(right, lookup);

  if (a.includes('unresolved') || b.includes('unresolved')) return false;

  return a.some((kind) => b.includes(kind)) || a.includes('any') || b.includes('any');
}

function jsonKinds(type: Type, lookup: Lookup): readonly string[] {
  const meant = lookup.meaning(type);

  switch (meant.kind) {
    case 'any':
      return [meant.unresolved === true ? 'unresolved' : 'any'];
    case 'either':
      return meant.of.flatMap((arm) => jsonKinds(arm, lookup));
    case 'boolean':
    case 'list':
      return [meant.kind];
    case 'integer':
    case 'number':
      return ['number'];
    case 'map':
    case 'object':
    case 'union':
    case 'entity':
      return ['object'];
    default:
      return ['string'];
  }
}
