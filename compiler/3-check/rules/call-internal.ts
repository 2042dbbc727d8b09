// `internal: true` operations are called by their own component only.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { operations } from '../walk.ts';

export function callInternal(model: Model, report: Report): void {
  const internal = operations(model).filter(({ operation }) => operation.internal !== undefined);

  if (internal.length === 0) return;

  const all = new Map(internal.map(({ operation }) => [operation.id, operation]));

  for (const { component, operation } of operations(model)) {
    for (const call of operation.calls) {
      const target = all.get(call.id);

      if (target?.internal === undefined || target.component === component.id) continue;

      report(
        'TOA2113',
        call.at,
        { name: call.name },
        { related: [{ message: 'internal here', at: target.internal }] },
      );
    }
  }
}
