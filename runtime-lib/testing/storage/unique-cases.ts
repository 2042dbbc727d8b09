// Unique keys: what takes a value, what frees it, and what is no value.
import assert from 'node:assert/strict';
import type { FieldDefinition } from '../../core/definition.ts';
import type { Storage, Table } from '../../storage/storage.ts';
import type { Row, Value, Values } from '../../storage/values.ts';
import {
  insert,
  insertAll,
  newRow,
  newTable,
  next,
  type StorageCase,
  update,
  withStorage,
} from './storage-case.ts';

const DONE = { kind: 'done' };

const SAMPLES: Readonly<Record<string, readonly [Value, Value]>> = {
  integer: [1, 2],
  bigint: ['9007199254740993', '9007199254740992'],
  'decimal(12.2)': ['1.10', '1.01'],
  number: [0.1, 0.10000000000000002],
  boolean: [true, false],
  timestamp: ['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.001Z'],
  date: ['2024-01-01', '2024-01-02'],
  bytes: ['AA==', 'AAA='],
};

function emails(): Table {
  return newTable(
    [
      { name: 'email', type: 'text', optional: true, nullable: true },
      { name: 'realm', type: 'text', optional: true },
      { name: 'code', type: 'integer', optional: true },
    ],
    {
      unique: [
        { name: 'address', fields: ['email'] },
        { name: 'place', fields: ['realm', 'code'] },
      ],
    },
  );
}

async function refused(storage: Storage, table: Table, row: Row, unique: string): Promise<void> {
  assert.deepEqual(await insert(storage, table, row), {
    kind: 'duplicate',
    component: table.component,
    unique,
  });
  assert.equal(await storage.get(table.component, row.id), undefined);
}

export const uniqueCases: readonly StorageCase[] = [
  {
    title: 'names the unique key that is taken, by one field or by several',
    async run(create) {
      const table = emails();

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, [newRow({ email: 'a@x', realm: 'r', code: 1 })]);
        await refused(storage, table, newRow({ email: 'a@x' }), 'address');
        await refused(storage, table, newRow({ realm: 'r', code: 1 }), 'place');
        await insertAll(storage, table, [
          newRow({ email: 'b@x', realm: 'r', code: 2 }),
          newRow({ realm: 'R', code: 1 }),
        ]);
      });
    },
  },
  {
    title: 'tells texts apart by code point alone',
    async run(create) {
      const table = emails();
      const texts = ['alice', 'Alice', 'alice ', 'álice', 'a\u0301lice', '', ' ', '😀', '\uffff'];

      await withStorage(create, [table], async (storage) => {
        const rows = texts.map((email) => newRow({ email }));

        await insertAll(storage, table, rows);
        for (const email of texts) await refused(storage, table, newRow({ email }), 'address');
      });
    },
  },
  {
    title: 'knows where one field of a key ends',
    async run(create) {
      const table = newTable(
        ['first', 'second'].map((name) => ({ name, type: 'text' })),
        { unique: [{ name: 'both', fields: ['first', 'second'] }] },
      );

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, [
          newRow({ first: 'ab', second: 'c' }),
          newRow({ first: 'a', second: 'bc' }),
          newRow({ first: '', second: 'abc' }),
        ]);
        await refused(storage, table, newRow({ first: 'a', second: 'bc' }), 'both');
      });
    },
  },
  {
    title: 'takes no absent value and no null for one',
    async run(create) {
      const table = emails();
      const same: readonly Values[] = [{}, { email: null }, { realm: 'r' }, { code: 1 }];

      await withStorage(create, [table], async (storage) => {
        for (const values of [...same, ...same])
          assert.deepEqual(await insert(storage, table, newRow(values)), DONE);
      });
    },
  },
  {
    title: 'frees the values of a tombstone, and of a row that changed',
    async run(create) {
      const table = emails();

      await withStorage(create, [table], async (storage) => {
        const first = newRow({ email: 'a' });
        const second = newRow({ email: 'b' });

        await insertAll(storage, table, [first, second]);

        const gone = next(first, { deleted: 1_700_000_000_005 });

        assert.deepEqual(await update(storage, table, gone), DONE);
        await insertAll(storage, table, [newRow({ email: 'a' })]);

        const taken = next(second, { values: { email: 'a' } });

        assert.deepEqual(await update(storage, table, taken), {
          kind: 'duplicate',
          component: table.component,
          unique: 'address',
        });
        assert.deepEqual(
          await update(storage, table, next(second, { values: { email: 'c' } })),
          DONE,
        );
        await insertAll(storage, table, [newRow({ email: 'b' })]);
      });
    },
  },
  {
    title: 'holds for values of every type',
    async run(create) {
      const types = Object.keys(SAMPLES);
      const fields = types.map(
        (type): FieldDefinition => ({ name: nameOf(type), type, optional: true }),
      );
      const unique = types.map((type) => ({ name: `by-${type}`, fields: [nameOf(type)] }));
      const table = newTable(fields, { unique });

      await withStorage(create, [table], async (storage) => {
        for (const [type, [one, other]] of Object.entries(SAMPLES)) {
          await insertAll(storage, table, [newRow({ [nameOf(type)]: one })]);
          await refused(storage, table, newRow({ [nameOf(type)]: one }), `by-${type}`);
          await insertAll(storage, table, [newRow({ [nameOf(type)]: other })]);
        }
      });
    },
  },
  {
    title: 'lets one of many concurrent inserts have a value',
    async run(create) {
      const table = emails();

      await withStorage(create, [table], async (storage) => {
        const answers = await Promise.all(
          Array.from({ length: 16 }, () => insert(storage, table, newRow({ email: 'one' }))),
        );

        assert.equal(answers.filter(({ kind }) => kind === 'done').length, 1);
        assert.equal(answers.filter(({ kind }) => kind === 'duplicate').length, 15);
        assert.equal((await storage.find(table.component, { limit: 50 })).length, 1);
      });
    },
  },
];

function nameOf(type: string): string {
  return `${type.replace(/\W/g, '')}Field`;
}
