// Enum values stand once.

import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { slotsOf } from '../walk.ts';

export function enumValueTwice(model: Model, report: Report): void {
  for (const { slot } of slotsOf(model, 'enum')) {
    const { type, from } = slot;

    if (type.kind !== 'enum' || from !== undefined) continue;

    for (let i = 0; i < type.values.length; i++) {
      const value = type.values[i] as string;
      const first = type.values.indexOf(value);
      const at = type.spans[i];
      const other = type.spans[first];

      if (first === i || at === undefined) continue;

      const related = other === undefined ? [] : [{ message: 'first here', at: other }];

      report('TOA2020', at, { value }, { related });
    }
  }
}
