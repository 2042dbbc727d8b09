// Order and pages: the same on every kind, absent values and mixed directions included.
import assert from 'node:assert/strict';
import type { Find, SortKey } from '../../storage/condition.ts';
import { valueAt } from '../../storage/evaluate.ts';
import type { Storage, Table } from '../../storage/storage.ts';
import type { Row, Scalar, Value } from '../../storage/values.ts';
import { insertAll, newRow, newTable, type StorageCase, withStorage } from './storage-case.ts';

const TEXTS = ['', ' ', 'A', 'B', 'a', 'a ', 'aa', 'b', 'ä', '\uffff', '\u{10000}', '😀'];
const DECIMALS = ['-10.00', '-9.99', '0.00', '0.10', '9.00', '10.00'];

async function pages(storage: Storage, { component }: Table, find: Find): Promise<readonly Row[]> {
  const found: Row[] = [];

  for (;;) {
    const last = found.at(-1);
    const values = (find.sort ?? []).map(({ field }) =>
      last === undefined ? null : cursorValue(last, field),
    );
    const after = last === undefined ? {} : { after: { values, id: last.id } };
    const page = await storage.find(component, { ...find, ...after });

    if (page.length === 0) return found;

    found.push(...page);
    assert.ok(page.length <= find.limit && found.length < 1000);
  }
}

function cursorValue(row: Row, field: string): Scalar | null {
  const value = valueAt(row, field);

  return field === '_created' ? new Date(Number(value)).toISOString() : (value as Scalar | null);
}

async function sorts(
  storage: Storage,
  table: Table,
  sort: readonly SortKey[],
  rows: readonly Row[],
) {
  const ids = rows.map(({ id }) => id);
  const all = await storage.find(table.component, { sort, limit: 1000 });

  assert.deepEqual(
    all.map(({ id }) => id),
    ids,
    JSON.stringify(sort),
  );

  for (const limit of [1, 2, 7]) {
    const paged = await pages(storage, table, { sort, limit });

    assert.deepEqual(
      paged.map(({ id }) => id),
      ids,
      `pages of ${limit} by ${JSON.stringify(sort)}`,
    );
  }
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item, i) => ({ item, at: (i * 7919) % 101 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

export const orderCases: readonly StorageCase[] = [
  ...(
    [
      ['text', TEXTS],
      ['decimal(12.2)', DECIMALS],
      ['boolean', [false, true]],
    ] as const
  ).map(
    ([type, values]): StorageCase => ({
      title: `sorts values of ${type}, what is absent first`,
      async run(create) {
        const table = newTable([{ name: 'it', type, optional: true, nullable: true }], {
          index: [{ name: 'it', keys: [{ field: 'it', order: 'desc' }] }],
        });
        const row = (it: Value, at: number) => newRow({ it }, { id: `id-${100 + at}` });
        const absent = [newRow({}, { id: 'id-098' }), newRow({ it: null }, { id: 'id-099' })];
        const rows = values.map(row);

        await withStorage(create, [table], async (storage) => {
          await insertAll(storage, table, shuffled([...rows, ...absent]));
          await sorts(storage, table, [{ field: 'it', order: 'asc' }], [...absent, ...rows]);
          await sorts(
            storage,
            table,
            [{ field: 'it', order: 'desc' }],
            [...rows.slice().reverse(), ...absent],
          );
        });
      },
    }),
  ),
  {
    title: 'sorts by several keys in mixed directions, and by id last',
    async run(create) {
      const table = newTable(
        [
          { name: 'group', type: 'text', optional: true },
          { name: 'rank', type: 'integer', optional: true },
        ],
        {
          index: [
            {
              name: 'places',
              keys: [
                { field: 'group', order: 'asc' },
                { field: '_created', order: 'desc' },
                { field: 'rank', order: 'asc' },
              ],
            },
          ],
        },
      );
      const groups = [undefined, 'a', 'b'];
      const ranks = [3, 2, undefined];
      const rows = groups.flatMap((group, g) =>
        ranks.flatMap((rank, r) =>
          [0, 1].map((copy) =>
            newRow(
              {
                ...(group === undefined ? {} : { group }),
                ...(rank === undefined ? {} : { rank }),
              },
              { id: `${g}-${r}-${copy}`, created: 1000 - g * 100 - r * 10 - copy },
            ),
          ),
        ),
      );

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, shuffled(rows));
        await sorts(storage, table, [], rows);
        await sorts(
          storage,
          table,
          [
            { field: 'group', order: 'asc' },
            { field: 'rank', order: 'desc' },
          ],
          rows,
        );
        await sorts(storage, table, [{ field: '_created', order: 'desc' }], rows);
      });
    },
  },
  {
    title: 'sorts ids by code point',
    async run(create) {
      const table = newTable([]);
      const rows = ['1', 'A', 'B', '_', 'a', 'b'].map((id) => newRow({}, { id }));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, shuffled(rows));
        await sorts(storage, table, [], rows);
      });
    },
  },
];
