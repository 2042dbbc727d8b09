// Starting, stopping and starting again.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Table } from '../../storage/storage.ts';
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

export const lifeCases: readonly StorageCase[] = [
  {
    title: 'has its data when it is started again',
    needs: ({ durable }) => durable,
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }], {
        unique: [{ name: 'title', fields: ['title'] }],
        index: [{ name: 'title', keys: [{ field: 'title', order: 'desc' }] }],
      });
      const row = newRow({ title: 'a' });
      const journal = { id: randomUUID(), fingerprint: 'f', reply: '1', at: 5000 };
      const inbox = { consumer: 'c', source: 's', key: randomUUID(), previous: 0, seq: 1 };

      await withStorage(create, [table], async (storage) => {
        assert.deepEqual(await insert(storage, table, row, { journal, inbox }), { kind: 'done' });
      });
      await withStorage(create, [table], async (storage) => {
        assert.deepEqual(await storage.get(table.component, row.id), row);
        assert.deepEqual(await storage.journal.find(journal.id), journal);
        assert.equal(await storage.inbox.seq('c', 's', inbox.key), 1);
        assert.equal((await insert(storage, table, newRow({ title: 'a' }))).kind, 'duplicate');
        await insertAll(storage, table, [newRow({ title: 'b' })]);
      });
    },
  },
  {
    title: 'takes fields, unique keys and indexes that came to an entity with rows',
    needs: ({ durable }) => durable,
    async run(create) {
      const before = newTable([{ name: 'title', type: 'text' }]);
      const after: Table = {
        ...before,
        fields: [
          ...before.fields,
          { name: 'email', type: 'text', optional: true },
          { name: 'rank', type: 'integer', optional: true },
        ],
        unique: [{ name: 'email', fields: ['email'] }],
        index: [{ name: 'rank', keys: [{ field: 'rank', order: 'desc' }] }],
      };
      const row = newRow({ title: 'a' });
      const changed = next(row, { values: { title: 'a', email: 'a@x', rank: 1 } });

      await withStorage(create, [before], (storage) => insertAll(storage, before, [row]));
      await withStorage(create, [after], async (storage) => {
        const { component } = after;

        assert.deepEqual(await storage.get(component, row.id), row);
        assert.deepEqual(await update(storage, after, changed), { kind: 'done' });
        assert.deepEqual(await storage.get(component, row.id), changed);
        assert.deepEqual(await insert(storage, after, newRow({ title: 'b', email: 'a@x' })), {
          kind: 'duplicate',
          component,
          unique: 'email',
        });
      });
    },
  },
  {
    title: 'shares its data with another process that uses it',
    needs: ({ shared }) => shared,
    async run(create) {
      const table = newTable([{ name: 'count', type: 'integer' }]);
      const row = newRow({ count: 0 });

      await withStorage(create, [table], async (one) =>
        withStorage(create, [table], async (other) => {
          await insertAll(one, table, [row]);
          assert.deepEqual(await other.get(table.component, row.id), row);

          const rows = Array.from({ length: 40 }, (_, count) => newRow({ count }));
          const answers = await Promise.all(
            rows.map((each, i) => insert(i % 2 === 0 ? one : other, table, each)),
          );

          assert.ok(answers.every(({ kind }) => kind === 'done'));
          assert.equal((await other.find(table.component, { limit: 99 })).length, 41);
        }),
      );
    },
  },
  {
    title: 'refuses work before it is started and after it is stopped',
    async run(create) {
      const storage = create();

      await assert.rejects(storage.ping());
      await storage.start([]);
      await storage.ping();
      await storage.stop();
      await assert.rejects(storage.ping());
    },
  },
];
