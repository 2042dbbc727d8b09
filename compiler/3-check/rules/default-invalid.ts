// Defaults that are not of their type.

import type { Model } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { acceptsSlot } from '../accepts.ts';
import { describeType } from '../describe.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { markedSlots } from '../walk.ts';

export function defaultInvalid(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { slot } of markedSlots(model)) checkDefault(slot, lookup, report);
}

function checkDefault(slot: Slot, lookup: Lookup, report: Report): void {
  const { type, default: value, defaultAt, at } = slot;

  if (value === undefined || acceptsSlot(slot, value, lookup)) return;

  const place = defaultAt ?? at;
  const meaning = lookup.meaning(type);
  const params = { value: JSON.stringify(value), type: describeType(meaning) };

  if (meaning.kind === 'boolean')
    return report(
      'TOA2011',
      place,
      params,
      meant(place, suggestion(String(value), ['true', 'false'])),
    );
  if (meaning.kind !== 'enum' || typeof value !== 'string') return report('TOA2011', place, params);

  const word = suggestion(value, meaning.values);
  const declared = meaning.spans[meaning.values.indexOf(word ?? '')] ?? meaning.at;
  const related = [{ message: 'the values are declared here', at: declared }];

  report('TOA2011', place, params, { ...meant(place, word), related });
}
