// `idempotent: <input path>` names a required scalar of the input.

import type { Model, Operation } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { operations } from '../walk.ts';

export function idempotentInput(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { operation } of operations(model)) {
    if (operation.idempotent !== undefined && operation.idempotent.path !== 'key')
      check(operation, lookup, report);
  }
}

function check({ idempotent, input, name }: Operation, lookup: Lookup, report: Report): void {
  if (idempotent === undefined || idempotent.path === 'key') return;

  let type: Type | undefined = input?.type;

  for (const segment of idempotent.path) {
    const members = type === undefined ? [] : (lookup.members(type) ?? []);
    const found = members.find((m) => m.name === segment);

    if (found === undefined) {
      const word = suggestion(segment, [...members.map((m) => m.name), 'key']);

      report('TOA2006', idempotent.at, { name: segment, scope: name }, meant(idempotent.at, word));

      return;
    }

    type = found.type;
  }
}
