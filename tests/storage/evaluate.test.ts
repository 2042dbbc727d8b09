// The meaning of conditions and of sorting, value by value: what every storage is measured against.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText } from '../../runtime-lib/core/code-point-order.ts';
import type { Condition, Operator, SortKey } from '../../runtime-lib/storage/condition.ts';
import { compareRows, matches, standsBehind, valueAt } from '../../runtime-lib/storage/evaluate.ts';
import type { Row, Scalar, Values } from '../../runtime-lib/storage/values.ts';
import { ANY_SCALARS, ROW, SORT, TYPES } from './rows.ts';

function row(values: Values, id = 'a'): Row {
  return { id, version: 3, created: 1000, updated: 2000, values, counter: { seq: 0, last: {} } };
}

function answers(values: Values, field: string, value: Scalar | null): string {
  const operators: readonly Operator[] = ['==', '!=', '<', '<=', '>', '>='];

  return operators
    .filter((operator) => matches({ kind: 'compare', field, operator, value }, row(values), TYPES))
    .join(' ');
}

const EQUAL = '== <= >=';
const LESS = '!= < <=';
const MORE = '!= > >=';

describe('matches', () => {
  it.each<readonly [Values, string, Scalar | null, string]>([
    [{}, 'name', null, '=='],
    [{ name: null }, 'name', null, '=='],
    [{ name: '' }, 'name', null, '!='],
    [{}, 'name', 'a', '!='],
    [{ name: null }, 'name', '', '!='],
    [{}, 'count', 0, '!='],
    [{ name: 'a' }, 'name', 'a', EQUAL],
    [{ name: 'A' }, 'name', 'a', LESS],
    [{ name: 'a ' }, 'name', 'a', MORE],
    [{ name: 'á' }, 'name', 'a\u0301', MORE],
    [{ name: '😀' }, 'name', '\uffff', MORE],
    [{ name: 'a😀' }, 'name', 'a\ue000', MORE],
    [{ name: '😀' }, 'name', '😁', LESS],
    [{ name: '10' }, 'name', '9', LESS],
    [{ name: '1' }, 'name', 1, '!='],
    [{ count: 1 }, 'count', '1.0', EQUAL],
    [{ count: 10 }, 'count', 9, MORE],
    [{ serial: '9007199254740993' }, 'serial', '9007199254740992', MORE],
    [{ serial: '9007199254740993' }, 'serial', 2 ** 53, MORE],
    [{ price: '1.50' }, 'price', '1.5', EQUAL],
    [{ price: '-1.50' }, 'price', '-1.4', LESS],
    [{ price: '-0.00' }, 'price', 0, EQUAL],
    [{ price: '10' }, 'price', '9.5', MORE],
    [{ weight: 0.1 }, 'weight', '0.1', EQUAL],
    [{ weight: 1e21 }, 'weight', '1000000000000000000001', LESS],
    [{ count: 1 }, 'count', Number.NaN, '!='],
    [{ count: 1 }, 'count', Number.POSITIVE_INFINITY, '!='],
    [{ count: 1 }, 'count', '1e0', '!='],
    [{ at: '2026-03-29T00:00:00.000Z' }, 'at', '2026-03-29T02:00:00+02:00', EQUAL],
    [{ at: '2026-03-29T00:00:00.000Z' }, 'at', '2026-03-29', EQUAL],
    [{ day: '2026-03-29' }, 'day', '2026-03-29T00:00:00.001Z', LESS],
    [{ day: '2026-03-29' }, 'day', 'yesterday', '!='],
    [{ day: '1970-01-01' }, 'day', 0, EQUAL],
    [{ day: '1970-01-01' }, 'day', 0.1, '!='],
    [{ done: false }, 'done', false, '=='],
    [{ done: false }, 'done', true, '!='],
    [{ done: false }, 'done', 0, '!='],
    [{ blob: 'AA==' }, 'blob', 'AA==', '=='],
    [{ place: {} }, 'place', null, '!='],
    [{}, '_created', '1970-01-01T00:00:01Z', EQUAL],
    [{}, '_version', 4, LESS],
    [{ id: 'x' }, 'id', 'a', EQUAL],
  ])('%j: %s meets %j in %s', (values, field, value, operators) => {
    expect(answers(values, field, value)).toBe(operators);
  });

  it.each<readonly [Values, Condition, boolean]>([
    [{}, { kind: 'in', field: 'name', values: ['a'] }, false],
    [{ name: 'a' }, { kind: 'in', field: 'name', values: ['b', 'a'] }, true],
    [{ name: 'a' }, { kind: 'in', field: 'name', values: [] }, false],
    [{ price: '1.5' }, { kind: 'in', field: 'price', values: ['1.50'] }, true],
    [{}, { kind: 'not', of: { kind: 'in', field: 'name', values: ['a'] } }, true],
    [{ tags: ['a', 'b'] }, { kind: 'contains', field: 'tags', value: 'b' }, true],
    [{ tags: ['a', 'b'] }, { kind: 'contains', field: 'tags', value: 'B' }, false],
    [{ tags: ['1'] }, { kind: 'contains', field: 'tags', value: 1 }, false],
    [{}, { kind: 'contains', field: 'tags', value: 'a' }, false],
    [{}, { kind: 'compare-fields', left: 'name', operator: '==', right: 'other' }, false],
    [{}, { kind: 'compare-fields', left: 'name', operator: '!=', right: 'other' }, true],
    [
      { count: 1, price: '1.00' },
      { kind: 'compare-fields', left: 'count', operator: '==', right: 'price' },
      true,
    ],
    [
      { at: '2026-03-29T00:00:00.000Z', day: '2026-03-29' },
      { kind: 'compare-fields', left: 'day', operator: '>=', right: 'at' },
      true,
    ],
    [{}, { kind: 'and', of: [] }, true],
    [{}, { kind: 'or', of: [] }, false],
  ])('%j and %j: %s', (values, condition, expected) => {
    expect(matches(condition, row(values), TYPES)).toBe(expected);
  });

  it('refuses a field that does not exist', () => {
    const condition: Condition = { kind: 'compare', field: 'nmae', operator: '==', value: 'a' };

    expect(() => matches(condition, row({}), TYPES)).toThrow('no field is named nmae');
  });
});

describe('compareText', () => {
  it('orders as the bytes of UTF-8 do, and halves of pairs by their number', () => {
    const texts = ANY_SCALARS.filter((value) => typeof value === 'string');
    const points = (text: string): readonly number[] =>
      [...text].map((character) => character.codePointAt(0) ?? 0);
    const naive = (a: readonly number[], b: readonly number[]): number => {
      const at = a.findIndex((point, i) => point !== b[i]);

      return at === -1 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
    };

    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...texts)),
        fc.array(fc.constantFrom(...texts)),
        (a, b) => {
          const [left, right] = [a.join(''), b.join('')];

          expect(Math.sign(compareText(left, right))).toBe(
            Math.sign(naive(points(left), points(right))),
          );
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('compareRows', () => {
  const sorted = (sort: readonly SortKey[], ...rows: readonly Row[]): string =>
    [...rows]
      .sort(compareRows(sort, TYPES))
      .map(({ id }) => id)
      .join(' ');

  it('puts what is absent first, then compares by value, then by id', () => {
    const rows = [
      row({ price: '10' }, 'b'),
      row({ price: '9.5' }, 'c'),
      row({}, 'e'),
      row({ price: null }, 'd'),
      row({ price: '10.00' }, 'a'),
    ];

    expect(sorted([{ field: 'price', order: 'asc' }], ...rows)).toBe('d e c a b');
    expect(sorted([{ field: 'price', order: 'desc' }], ...rows)).toBe('a b c d e');
  });

  it('puts false before true', () => {
    const rows = [row({ done: true }, 'a'), row({ done: false }, 'b'), row({}, 'c')];

    expect(sorted([{ field: 'done', order: 'asc' }], ...rows)).toBe('c b a');
  });

  it('agrees with standsBehind about the rest of a page', () => {
    const rows = fc.uniqueArray(ROW, { selector: ({ id }) => id, minLength: 2 });

    fc.assert(
      fc.property(SORT, rows, fc.nat(), (sort, unsorted, pick) => {
        const all = [...unsorted].sort(compareRows(sort, TYPES));
        const last = all[pick % all.length] as Row;
        const values = sort.map(({ field }) => valueAt(last, field) as Scalar | null);
        const behind = all.filter(standsBehind({ values, id: last.id }, sort, TYPES));

        expect(behind).toEqual(all.slice(all.indexOf(last) + 1));
      }),
      { numRuns: 2000 },
    );
  });
});
