// Values of every type come back exactly as they went in.
import assert from 'node:assert/strict';
import type { FieldDefinition } from '../../core/definition.ts';
import type { Value, Values } from '../../storage/values.ts';
import {
  insertAll,
  newRow,
  newTable,
  next,
  type StorageCase,
  update,
  withStorage,
} from './storage-case.ts';

const TEXTS = [
  '',
  ' ',
  'a',
  'A',
  'a ',
  'ä',
  'a\u0308',
  '\u0001\n\t"\'\\',
  '\uffff',
  '😀',
  '\u{10ffff}',
  'null',
  '%_',
  '$1 ? :a',
];

/** By type of field. */
export const EXACT: Readonly<Record<string, readonly Value[]>> = {
  text: TEXTS,
  integer: [0, -1, 42, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  bigint: ['0', '-1', '9007199254740993', '9223372036854775807', '-9223372036854775808'],
  'decimal(18.0)': ['0', '999999999999999999', '-999999999999999999'],
  'decimal(12.2)': ['0.00', '0.01', '-0.01', '9999999999.99', '-9999999999.99', '1.5', '2'],
  'decimal(38.10)': ['0.0000000001', '1234567890123456789012345678.0123456789'],
  number: [0, -0, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, 1 / 3, Number.MAX_VALUE],
  boolean: [true, false],
  timestamp: ['1970-01-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '0001-01-01T00:00:00.000Z'],
  date: ['2024-02-29', '0001-01-01', '9999-12-31'],
  bytes: [
    '',
    'AA==',
    '/+8=',
    Buffer.from(Array.from({ length: 256 }, (_, i) => i)).toString('base64'),
  ],
  document: [
    {},
    [],
    [1, -0, 1e308, 'x', null, true, []],
    { a: { b: [{ c: null }] }, '': 0, ' ': TEXTS.slice() },
    JSON.parse('{"__proto__":{"x":1},"constructor":1,"toString":null,"10":1,"2":2}') as Value,
  ],
};

export const valueCases: readonly StorageCase[] = [
  ...Object.entries(EXACT).map(
    ([type, values]): StorageCase => ({
      title: `keeps values of ${type}`,
      async run(create) {
        const field: FieldDefinition = { name: 'value', type };
        const table = newTable([field, { name: 'dueDate', type, optional: true }]);

        await withStorage(create, [table], async (storage) => {
          for (const value of values) {
            const row = newRow({ value, dueDate: value });

            await insertAll(storage, table, [row]);
            assert.deepEqual((await storage.get(table.component, row.id))?.values, row.values);
          }
        });
      },
    }),
  ),
  {
    title: 'tells an absent value from null',
    async run(create) {
      const table = newTable(
        ['text', 'integer', 'document'].flatMap((type): FieldDefinition[] => [
          { name: `${type}Both`, type, optional: true, nullable: true },
          { name: `${type}Optional`, type, optional: true },
          { name: `${type}Nullable`, type, nullable: true },
        ]),
      );
      const nothing = { textNullable: null, integerNullable: null, documentNullable: null };
      const all: readonly Values[] = [
        nothing,
        { ...nothing, textBoth: null, integerBoth: null, documentBoth: null },
        { ...nothing, textBoth: '', integerBoth: 0, documentBoth: {}, textOptional: '' },
      ];

      await withStorage(create, [table], async (storage) => {
        const row = newRow(nothing);

        await insertAll(storage, table, [row]);

        let last = row;

        for (const values of [...all, nothing]) {
          last = next(last, { values });
          assert.deepEqual(await update(storage, table, last), { kind: 'done' });
          assert.deepEqual(await storage.get(table.component, row.id), last);
        }
      });
    },
  },
  {
    title: 'keeps fields whose names differ in case, are words of SQL, or belong to objects',
    async run(create) {
      const names = ['select', 'order', 'version', 'seq', 'dueDate', 'due_date', 'duedate'];
      const more = ['constructor', 'toString', 'document', 'a'.repeat(64), `${'a'.repeat(64)}b`];
      const all = [...names, ...more];
      const table = newTable(all.map((name) => ({ name, type: 'text' })));

      await withStorage(create, [table], async (storage) => {
        const row = newRow(Object.fromEntries(all.map((name) => [name, `value of ${name}`])));

        await insertAll(storage, table, [row]);
        assert.deepEqual(await storage.get(table.component, row.id), row);
      });
    },
  },
  {
    title: 'keeps texts and documents of a megabyte',
    async run(create) {
      const table = newTable([
        { name: 'title', type: 'text' },
        { name: 'content', type: 'document' },
      ]);

      await withStorage(create, [table], async (storage) => {
        const title = 'x😀ä'.repeat(150_000);
        const content = Array.from({ length: 20_000 }, (_, i) => ({ i, text: `line ${i} ä😀` }));
        const row = newRow({ title, content });

        await insertAll(storage, table, [row]);
        assert.deepEqual(await storage.get(table.component, row.id), row);
      });
    },
  },
];
