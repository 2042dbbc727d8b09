// What `fit` makes of a condition: the same truth, and only values that the columns hold as they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDateText } from '../../runtime-lib/check/calendar.ts';
import { isBigintText, isDecimalText } from '../../runtime-lib/check/number-text.ts';
import { isPlain } from '../../runtime-lib/check/text.ts';
import type { Condition, Operator } from '../../runtime-lib/storage/condition.ts';
import { matches } from '../../runtime-lib/storage/evaluate.ts';
import { typeOf } from '../../runtime-lib/storage/field-types.ts';
import { fit } from '../../runtime-lib/storage/fit.ts';
import type { Scalar } from '../../runtime-lib/storage/values.ts';
import { CONDITION, ROW, TYPES } from './rows.ts';

function holds(type: string, value: Scalar): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && isPlain(value);
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'bigint':
      return typeof value === 'string' && isBigintText(value);
    case 'decimal(6.2)':
      return typeof value === 'string' && /^-?\d{1,4}\.\d\d$/.test(value);
    case 'decimal(18.6)':
      return typeof value === 'string' && isDecimalText(value, 12, 6);
    case 'boolean':
      return typeof value === 'boolean';
    case 'timestamp':
      return typeof value === 'string' && new Date(value).toISOString() === value;
    case 'date':
      return typeof value === 'string' && isDateText(value);
    default:
      return typeof value === 'string';
  }
}

function strangers(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.flatMap(strangers);
    case 'not':
      return strangers(condition.of);
    case 'compare':
      return condition.value === null || holds(typeOf(condition.field, TYPES), condition.value)
        ? []
        : [condition];
    case 'in':
      return condition.values.every((value) => holds(typeOf(condition.field, TYPES), value))
        ? []
        : [condition];
    default:
      return [];
  }
}

function compare(field: string, operator: Operator, value: Scalar | null): Condition {
  return { kind: 'compare', field, operator, value };
}

describe('fit', () => {
  it('finds the same rows, and leaves no value that a column does not hold', () => {
    fc.assert(
      fc.property(CONDITION, fc.array(ROW, { minLength: 1, maxLength: 8 }), (condition, rows) => {
        const fitted = fit(condition, TYPES);

        expect(strangers(fitted)).toEqual([]);

        for (const row of rows)
          expect(matches(fitted, row, TYPES)).toBe(matches(condition, row, TYPES));
      }),
      { numRuns: 10_000 },
    );
  });

  it.each<readonly [Condition, Condition]>([
    [compare('price', '<', '1.005'), compare('price', '<=', '1.00')],
    [compare('price', '>=', '-1.005'), compare('price', '>', '-1.01')],
    [compare('price', '==', '1.005'), { kind: 'constant', value: false }],
    [compare('price', '!=', '1.005'), { kind: 'constant', value: true }],
    [compare('price', '<', '10000'), compare('price', '!=', null)],
    [compare('serial', '>', '99999999999999999999'), { kind: 'constant', value: false }],
    [compare('serial', '<', 1e21), compare('serial', '!=', null)],
    [compare('day', '<=', '2026-03-29T12:00:00Z'), compare('day', '<=', '2026-03-29')],
    [compare('day', '<', '2026-03-29T12:00:00Z'), compare('day', '<=', '2026-03-29')],
    [compare('day', '<', '2026-03-29T00:00:00Z'), compare('day', '<', '2026-03-29')],
    [compare('at', '>', '2026-03-29'), compare('at', '>', '2026-03-29T00:00:00.000Z')],
    [compare('_created', '>', '2026-03-29'), compare('_created', '>', '2026-03-29T00:00:00.000Z')],
    [compare('name', '<', 'a\0b'), compare('name', '<=', 'a')],
    [compare('name', '>=', 'a\ud83d'), compare('name', '>=', 'a\ue000')],
    [compare('weight', '<', '0.30000000000000001'), compare('weight', '<=', 0.3)],
    [
      { kind: 'in', field: 'count', values: [1, 1.5, '2', 'x'] },
      { kind: 'in', field: 'count', values: [1, 2] },
    ],
    [
      { kind: 'in', field: 'count', values: [1.5] },
      { kind: 'constant', value: false },
    ],
  ])('%j becomes %j', (condition, fitted) => {
    expect(fit(condition, TYPES)).toEqual(fitted);
  });
});
