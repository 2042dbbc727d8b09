// Rows as such: written, read, changed, deleted; what comes back is what went in.
import assert from 'node:assert/strict';
import type { Row } from '../../storage/values.ts';
import { newEvent } from './commit-cases.ts';
import { takeOf } from './queue-cases.ts';
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
const WRITERS = 32;
const ROUNDS = 2;

export const rowCases: readonly StorageCase[] = [
  {
    title: 'reads what was inserted, and the versions behind it',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }]);

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'first' }, { counter: { seq: 3, last: { made: 1, told: 3 } } });

        assert.equal(await storage.get(table.component, row.id), undefined);
        assert.deepEqual(await insert(storage, table, row), DONE);
        assert.deepEqual(await storage.get(table.component, row.id), row);

        const changed = next(row, { values: { title: 'second' } });

        assert.deepEqual(await update(storage, table, changed), DONE);
        assert.deepEqual(await storage.get(table.component, row.id), changed);
        assert.deepEqual(await storage.find(table.component, { limit: 10 }), [changed]);
      });
    },
  },
  {
    title: 'refuses a version that does not stand there, a missing row and a taken id',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }]);
      const { component } = table;

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'a' });

        await insertAll(storage, table, [row]);
        assert.deepEqual(await update(storage, table, next(next(row))), { kind: 'conflict' });
        assert.deepEqual(await update(storage, table, next(newRow({ title: 'b' }))), {
          kind: 'conflict',
        });
        assert.deepEqual(await insert(storage, table, row), {
          kind: 'duplicate',
          component,
          unique: 'id',
        });
        assert.deepEqual(await storage.get(component, row.id), row);
      });
    },
  },
  {
    title: 'finds no tombstone, changes none and never gives its id again',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }]);
      const { component } = table;

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'a' });
        const gone = next(row, { deleted: row.updated + 1 });

        await insertAll(storage, table, [row]);
        assert.deepEqual(await update(storage, table, gone), DONE);
        assert.equal(await storage.get(component, row.id), undefined);
        assert.deepEqual(await storage.find(component, { limit: 10 }), []);
        assert.deepEqual(await update(storage, table, next(gone)), { kind: 'conflict' });
        assert.deepEqual(await insert(storage, table, row), {
          kind: 'duplicate',
          component,
          unique: 'id',
        });
      });
    },
  },
  {
    title: `lets ${WRITERS} writers count without losing one, their events in order`,
    async run(create) {
      const table = newTable([{ name: 'count', type: 'integer' }]);

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ count: 0 });

        await insertAll(storage, table, [row]);

        const add = async (): Promise<void> => {
          for (;;) {
            const found = (await storage.get(table.component, row.id)) as Row;
            const changed = next(found, { values: { count: Number(found.values['count']) + 1 } });
            const outbox = [newEvent(table.component, found.version, { key: found.id })];
            const answer = await update(storage, table, changed, { outbox });

            if (answer.kind === 'done') return;

            assert.deepEqual(answer, { kind: 'conflict' });
          }
        };

        for (let round = 0; round < ROUNDS; round++)
          await Promise.all(Array.from({ length: WRITERS }, add));

        const last = await storage.get(table.component, row.id);

        assert.equal(last?.values['count'], WRITERS * ROUNDS);
        assert.equal(last?.version, WRITERS * ROUNDS + 1);
        assert.deepEqual(
          (await takeOf(storage, table.component)).map(({ seq }) => seq),
          Array.from({ length: WRITERS * ROUNDS }, (_, i) => i + 1),
        );
      });
    },
  },
  {
    title: 'keeps components apart whose names differ in case or signs alone',
    async run(create) {
      const base = newTable([{ name: 'title', type: 'text' }]).component;
      const tables = [`${base}_ab`, `${base}_aB`, `${base}_AB`, `${base}-ab`, `${base}.ab`].map(
        (component) => ({ ...newTable([{ name: 'title', type: 'text' }]), component }),
      );

      await withStorage(create, tables, async (storage) => {
        for (const table of tables) {
          const row = newRow({ title: table.component });

          await insertAll(storage, table, [row]);
        }
        for (const { component } of tables) {
          const found = await storage.find(component, { limit: 10 });

          assert.deepEqual(
            found.map(({ values }) => values),
            [{ title: component }],
          );
        }
      });
    },
  },
  {
    title: 'answers a ping',
    run: (create) => withStorage(create, [], (storage) => storage.ping()),
  },
];
