// Inputs, and payloads of events, are objects: they grow by optional members.

import type { Model } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { lookupOf } from '../lookup.ts';
import { operations } from '../walk.ts';

export function inputNotObject(model: Model, report: Report): void {
  const lookup = lookupOf(model);
  const check = (slot: Slot | undefined, what: string): void => {
    if (slot === undefined) return;

    const { kind } = lookup.meaning(slot.type);

    if (!['object', 'entity', 'union', 'any'].includes(kind) || slot.nullable) {
      report('TOA2119', slot.at, { problem: `${what} is an object, so that it can grow` });
    }
  };

  for (const { operation } of operations(model)) {
    if (operation.forward === undefined) check(operation.input, 'an input');

    for (const { data } of operation.errors) check(data, `an error's data`);
  }

  for (const { events } of model.components)
    for (const { payload } of events) check(payload, 'a payload');
}
