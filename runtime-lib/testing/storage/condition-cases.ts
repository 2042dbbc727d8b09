// Conditions find on every kind what they find in memory, absent values included.
import assert from 'node:assert/strict';
import type { FieldDefinition } from '../../core/definition.ts';
import type { Condition, Operator } from '../../storage/condition.ts';
import { matches } from '../../storage/evaluate.ts';
import { fieldTypes } from '../../storage/field-types.ts';
import type { Storage, Table } from '../../storage/storage.ts';
import type { Row, Scalar, Value } from '../../storage/values.ts';
import { insertAll, newRow, newTable, type StorageCase, withStorage } from './storage-case.ts';

const OPERATORS: readonly Operator[] = ['==', '!=', '<', '<=', '>', '>='];

/** Of every type, from the least to the greatest. */
const ORDERED: Readonly<Record<string, readonly Scalar[]>> = {
  text: ['', ' ', 'A', 'B', 'a', 'a ', 'b', 'ä', '\uffff', '😀'],
  integer: [Number.MIN_SAFE_INTEGER, -1, 0, 1, Number.MAX_SAFE_INTEGER],
  bigint: ['-9223372036854775808', '-1', '0', '9007199254740992', '9007199254740993'],
  'decimal(12.2)': ['-10.00', '-9.99', '0.00', '0.10', '9.00', '10.00'],
  number: [-1e308, -0.1, 0, 5e-324, 0.1, 1e308],
  timestamp: ['1969-12-31T23:59:59.999Z', '1970-01-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z'],
  date: ['1969-12-31', '1970-01-01', '2024-01-01'],
};

async function findsSame(
  storage: Storage,
  table: Table,
  rows: readonly Row[],
  where: Condition,
): Promise<number> {
  const types = fieldTypes(table.fields);
  const found = await storage.find(table.component, { where, limit: 1000 });
  const expected = rows.filter((row) => matches(where, row, types)).map(({ id }) => id);

  assert.deepEqual(found.map(({ id }) => id).sort(), expected.sort(), JSON.stringify(where));

  return expected.length;
}

/** With every negation: three-valued logic would lose the absent ones. */
async function findsAllSame(
  storage: Storage,
  table: Table,
  rows: readonly Row[],
  conditions: readonly Condition[],
): Promise<void> {
  for (const where of conditions) {
    const yes = await findsSame(storage, table, rows, where);
    const no = await findsSame(storage, table, rows, { kind: 'not', of: where });

    assert.equal(yes + no, rows.length, JSON.stringify(where));
  }
}

function comparisons(field: string, values: readonly (Scalar | null)[]): readonly Condition[] {
  return values.flatMap((value) =>
    OPERATORS.map((operator) => ({ kind: 'compare', field, operator, value }) as const),
  );
}

export const conditionCases: readonly StorageCase[] = [
  ...Object.entries(ORDERED).map(
    ([type, values]): StorageCase => ({
      title: `compares values of ${type}`,
      async run(create) {
        const field: FieldDefinition = { name: 'it', type, optional: true, nullable: true };
        const table = newTable([field]);
        const rows = [...values.map((it) => newRow({ it })), newRow({}), newRow({ it: null })];

        await withStorage(create, [table], async (storage) => {
          await insertAll(storage, table, rows);
          await findsAllSame(storage, table, rows, comparisons('it', [...values, null]));

          for (const [i, value] of values.entries()) {
            const where: Condition = { kind: 'compare', field: 'it', operator: '<', value };

            assert.equal((await storage.find(table.component, { where, limit: 99 })).length, i);
          }
          await findsAllSame(storage, table, rows, [
            { kind: 'in', field: 'it', values: [] },
            { kind: 'in', field: 'it', values: values.slice(1, 3) },
          ]);
        });
      },
    }),
  ),
  {
    title: 'compares with values that a column cannot hold',
    async run(create) {
      const table = newTable([
        { name: 'price', type: 'decimal(12.2)', optional: true },
        { name: 'count', type: 'integer', optional: true },
        { name: 'day', type: 'date', optional: true },
      ]);
      const rows = [
        newRow({ price: '1.00', count: 1, day: '2024-01-01' }),
        newRow({ price: '1.01', count: 2, day: '2024-01-02' }),
        newRow({}),
      ];

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);
        await findsAllSame(storage, table, rows, [
          ...comparisons('price', ['1.005', '99999999999999999999', 1]),
          ...comparisons('count', [1.5, 1e300, -1e300]),
          ...comparisons('day', ['2024-01-01T12:00:00.000Z']),
          { kind: 'in', field: 'price', values: ['1.005', '1.01'] },
        ]);
      });
    },
  },
  {
    title: 'joins, negates and knows constants',
    async run(create) {
      const table = newTable([
        { name: 'a', type: 'boolean', optional: true },
        { name: 'b', type: 'boolean', optional: true },
      ]);
      const flags = [undefined, true, false];
      const rows = flags.flatMap((a) =>
        flags.map((b) =>
          newRow({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) }),
        ),
      );
      const is = (field: string, value: boolean): Condition => ({
        kind: 'compare',
        field,
        operator: '==',
        value,
      });
      const both = [is('a', true), is('b', false)];

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);
        await findsAllSame(storage, table, rows, [
          { kind: 'constant', value: true },
          { kind: 'constant', value: false },
          { kind: 'and', of: [] },
          { kind: 'or', of: [] },
          { kind: 'and', of: both },
          { kind: 'or', of: both },
          {
            kind: 'not',
            of: { kind: 'or', of: [{ kind: 'not', of: is('a', true) }, is('b', true)] },
          },
        ]);
      });
    },
  },
  {
    title: 'compares fields with fields',
    async run(create) {
      const types = ['text', 'integer', 'decimal(12.2)', 'decimal(12.4)', 'timestamp', 'date'];
      const samples: readonly (readonly Value[])[] = [
        ['a', 'b'],
        [1, 2],
        ['1.00', '1.50'],
        ['1.0000', '1.0001'],
        ['2024-01-01T00:00:00.000Z', '2024-01-02T00:00:00.001Z'],
        ['2024-01-01', '2024-01-02'],
      ];
      const table = newTable(types.map((type, i) => ({ name: `f${i}`, type, optional: true })));
      const rows = [0, 1].flatMap((first) =>
        [0, 1].map((second) =>
          newRow(
            Object.fromEntries(
              samples.map((of, i) => [`f${i}`, of[i % 2 === 0 ? first : second] ?? null]),
            ),
          ),
        ),
      );
      const pairs = [
        ['f0', 'f0'],
        ['f1', 'f2'],
        ['f2', 'f3'],
        ['f4', 'f5'],
        ['f5', 'f4'],
        ['id', 'f0'],
      ];

      rows.push(newRow({}), newRow({ f0: 'a', f1: 1 }));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);
        await findsAllSame(
          storage,
          table,
          rows,
          pairs.flatMap(([left = '', right = '']) =>
            OPERATORS.map(
              (operator) => ({ kind: 'compare-fields', left, operator, right }) as const,
            ),
          ),
        );
      });
    },
  },
  {
    title: 'finds by the fields of the system',
    async run(create) {
      const table = newTable([]);
      const rows = [1, 2, 3].map((version) =>
        newRow({}, { version, created: version * 1000, updated: version * 2000 }),
      );
      const ids = rows.map(({ id }) => id);

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);
        await findsAllSame(storage, table, rows, [
          ...comparisons('id', ids),
          ...comparisons('_version', [1, 2, 2.5]),
          ...comparisons('_created', [new Date(2000).toISOString()]),
          ...comparisons('_updated', [new Date(4000).toISOString()]),
          { kind: 'in', field: 'id', values: [...ids.slice(1), 'none'] },
        ]);
      });
    },
  },
  {
    title: 'finds what a list contains',
    async run(create) {
      const table = newTable([{ name: 'tags', type: 'document', optional: true }]);
      const lists: readonly Value[] = [
        [],
        ['a', 'b'],
        ['A', 'a '],
        [1, true, 'x"\'\\'],
        ['1', 'true', '😀'],
      ];
      const rows = [
        ...lists.map((tags) => newRow({ tags })),
        newRow({}),
        newRow({ tags: { a: 'a' } }),
      ];
      const asked: readonly Scalar[] = [
        'a',
        'A',
        'a ',
        '1',
        1,
        'true',
        true,
        false,
        'x"\'\\',
        '😀',
        '%',
        2,
      ];

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);
        await findsAllSame(
          storage,
          table,
          rows,
          asked.map((value) => ({ kind: 'contains', field: 'tags', value }) as const),
        );
      });
    },
  },
];
