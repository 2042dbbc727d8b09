// What is asked for at once is answered each by itself, however a kind puts it together.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { OutboxEntry } from '../../storage/storage.ts';
import type { Row, Values } from '../../storage/values.ts';
import {
  insertAll,
  newRow,
  newTable,
  next,
  type StorageCase,
  update,
  withStorage,
} from './storage-case.ts';
import { EXACT } from './value-cases.ts';

const NOW = 1_700_000_000_000;
const MANY = 100_000;
const ODD_IDS = ['"', '\\', '{}', ',', "'", 'null', 'a"b\\c', ' ', '😀', '\u0001'];

export const togetherCases: readonly StorageCase[] = [
  {
    title: 'reads many at once, whatever their ids, those that are missing too',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }]);
      const rows = ODD_IDS.map((id) => newRow({ title: id }, { id: `${id}${randomUUID()}` }));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);

        const ids = rows.flatMap(({ id }) => [id, `${id}0`, id]);
        const found = await Promise.all(ids.map((id) => storage.get(table.component, id)));

        assert.deepEqual(
          found,
          rows.flatMap((row) => [row, undefined, row]),
        );
      });
    },
  },
  {
    title: 'changes many at once, with values of every type and their events in order',
    async run(create) {
      const types = Object.keys(EXACT);
      const table = newTable(types.map((type, i) => ({ name: `f${i}`, type, optional: true })));
      const rows = Array.from({ length: 70 }, () => newRow({}));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);

        const changed = rows.map((row, i) => next(row, { values: valuesAt(i) }));
        const answers = await Promise.all(
          changed.map((row, i) =>
            update(storage, table, row, { outbox: eventsOf(table.component, row, i % 3) }),
          ),
        );

        assert.deepEqual(
          answers.filter(({ kind }) => kind !== 'done'),
          [],
        );

        for (const row of changed)
          assert.deepEqual(await storage.get(table.component, row.id), row);

        const events = (await storage.outbox.take(MANY, NOW)).filter(
          ({ component }) => component === table.component,
        );

        assert.deepEqual(
          rows.map(({ id }) => events.filter(({ key }) => key === id).map(({ seq }) => seq)),
          rows.map((_, i) => [1, 2].slice(0, i % 3)),
        );
      });
    },
  },
  {
    title: 'changes many at once, some of which begin a task beside their events',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }]);
      const rows = Array.from({ length: 12 }, (_, i) => newRow({ title: `${i}` }));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);

        const outboxes = rows.map((row, i) => [
          ...eventsOf(table.component, row, 1),
          ...(i % 3 === 0 ? [taskOf(table.component)] : []),
        ]);
        const answers = await Promise.all(
          rows.map((row, i) => update(storage, table, next(row), { outbox: outboxes[i] ?? [] })),
        );

        assert.deepEqual(answers, Array(rows.length).fill({ kind: 'done' }));

        const handed = (await storage.outbox.take(MANY, NOW)).filter(
          ({ component }) => component === table.component,
        );

        assert.deepEqual(
          handed.map(({ id }) => id).sort(),
          outboxes
            .flat()
            .map(({ id }) => id)
            .sort(),
        );
      });
    },
  },
  {
    title:
      'tells changes that come too late from the others of the same moment, and writes none of their events',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }], {
        unique: [{ name: 'title', fields: ['title'] }],
      });
      const rows = Array.from({ length: 40 }, (_, i) => newRow({ title: `${i}` }));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);

        const stale = rows.slice(0, 20).map((row) => ({ ...next(row), version: 9 }));
        const free = rows.slice(20).map((row, i) => next(row, { values: { title: `new ${i}` } }));
        const answers = await Promise.all(
          [...stale, ...free].map((row) =>
            update(storage, table, row, { outbox: eventsOf(table.component, row, 1) }),
          ),
        );
        const kinds = answers.map(({ kind }) => kind);

        assert.deepEqual(kinds, [...Array(20).fill('conflict'), ...Array(20).fill('done')]);

        for (const row of [...rows.slice(0, 20), ...free])
          assert.deepEqual(await storage.get(table.component, row.id), row);

        const events = (await storage.outbox.take(MANY, NOW)).filter(
          ({ component }) => component === table.component,
        );

        assert.deepEqual(events.map(({ key }) => key).sort(), free.map(({ id }) => id).sort());
      });
    },
  },
  {
    title: 'gives a key that many want at once to one of them, and changes the others beside them',
    async run(create) {
      const table = newTable([{ name: 'title', type: 'text' }], {
        unique: [{ name: 'title', fields: ['title'] }],
      });
      const rows = Array.from({ length: 20 }, (_, i) => newRow({ title: `${i}` }));

      await withStorage(create, [table], async (storage) => {
        await insertAll(storage, table, rows);

        const answers = await Promise.all(
          rows.map((row, i) =>
            update(
              storage,
              table,
              next(row, { values: { title: i < 5 ? 'wanted' : `free ${i}` } }),
            ),
          ),
        );
        const kinds = answers.map((answer) => answer.kind);

        assert.deepEqual(kinds.slice(0, 5).sort(), ['done', ...Array(4).fill('duplicate')].sort());
        assert.deepEqual(kinds.slice(5), Array(15).fill('done'));
        assert.deepEqual(
          answers.find(({ kind }) => kind === 'duplicate'),
          { kind: 'duplicate', component: table.component, unique: 'title' },
        );
      });
    },
  },
];

function valuesAt(at: number): Values {
  return Object.fromEntries(
    Object.values(EXACT).map((values, i) => [`f${i}`, values[at % values.length] ?? null]),
  );
}

function taskOf(component: string): OutboxEntry {
  const id = randomUUID();

  return {
    id,
    kind: 'task',
    component,
    key: id,
    name: 'work',
    seq: 0,
    last: {},
    payload: '{}',
    at: NOW,
  };
}

function eventsOf(component: string, { id }: Row, count: number): readonly OutboxEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    id: randomUUID(),
    kind: 'event',
    component,
    key: id,
    name: 'changed',
    seq: i + 1,
    last: { changed: i },
    payload: '{"text":"a\\"b\\\\c"}',
    at: NOW,
  }));
}
