// Commits: all of it or nothing, with the journal, the inbox and the outbox.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type {
  Commit,
  InboxStep,
  JournalEntry,
  OutboxEntry,
  Storage,
} from '../../storage/storage.ts';
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

function titles() {
  return newTable([{ name: 'title', type: 'text' }], {
    unique: [{ name: 'title', fields: ['title'] }],
  });
}

export function newEntry(reply?: string): JournalEntry {
  const entry = { id: randomUUID(), fingerprint: 'f', at: 1_700_000_000_000 };

  return reply === undefined ? entry : { ...entry, reply };
}

export function newEvent(
  component: string,
  seq: number,
  parts: Partial<OutboxEntry> = {},
): OutboxEntry {
  return {
    id: randomUUID(),
    kind: 'event',
    component,
    key: 'k',
    name: 'made',
    seq,
    last: { made: seq - 1 },
    payload: '{"a":1}',
    at: 1_700_000_000_000 + seq,
    ...parts,
  };
}

function newStep(): InboxStep {
  return { consumer: 'c', source: 's', key: randomUUID(), previous: 0, seq: 2 };
}

/** That nothing of the commit is there. */
async function leftNothing(storage: Storage, { writes, journal, inbox, outbox }: Commit) {
  for (const { component, row } of writes)
    assert.notDeepEqual(await storage.get(component, row.id), row);

  if (journal !== undefined) assert.equal(await storage.journal.find(journal.id), undefined);
  if (inbox !== undefined)
    assert.equal(await storage.inbox.seq(inbox.consumer, inbox.source, inbox.key), 0);

  for (const { component } of outbox ?? []) assert.deepEqual(await takeOf(storage, component), []);
}

export const commitCases: readonly StorageCase[] = [
  {
    title: 'commits a row with its journal, inbox and outbox',
    async run(create) {
      const table = titles();

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'a' });
        const journal = newEntry('{"ok":true}');
        const inbox = newStep();
        const outbox = [1, 2, 3].map((seq) => newEvent(table.component, seq));

        assert.deepEqual(await insert(storage, table, row, { journal, inbox, outbox }), DONE);
        assert.deepEqual(await storage.get(table.component, row.id), row);
        assert.deepEqual(await storage.journal.find(journal.id), journal);
        assert.equal(await storage.inbox.seq(inbox.consumer, inbox.source, inbox.key), 2);
        assert.deepEqual(await takeOf(storage, table.component), outbox);
      });
    },
  },
  {
    title: 'leaves nothing of a commit that is refused',
    async run(create) {
      const table = titles();

      await withStorage(create, [table], async (storage) => {
        const taken = newRow({ title: 'taken' });
        const rest = () => ({
          journal: newEntry('1'),
          inbox: newStep(),
          outbox: [newEvent(`${table.component}_${randomUUID()}`, 1)],
        });
        const { component } = table;

        await insertAll(storage, table, [taken]);

        const refused: readonly (readonly [Commit, string])[] = [
          [{ writes: [{ component, row: next(next(taken)), expect: 2 }], ...rest() }, 'conflict'],
          [
            { writes: [{ component, row: next(newRow({ title: 'x' })), expect: 1 }], ...rest() },
            'conflict',
          ],
          [
            {
              writes: [{ component, row: newRow({ title: 'taken' }), expect: undefined }],
              ...rest(),
            },
            'duplicate',
          ],
        ];

        for (const [commit, kind] of refused) {
          assert.equal((await storage.commit(commit)).kind, kind);
          await leftNothing(storage, commit);
        }
        assert.deepEqual(await storage.get(component, taken.id), taken);
      });
    },
  },
  {
    title: 'commits several writes together, or none of them',
    needs: ({ severalInOneCommit }) => severalInOneCommit,
    async run(create) {
      const [table, other] = [titles(), titles()];

      await withStorage(create, [table, other], async (storage) => {
        const [a, b] = [newRow({ title: 'a' }), newRow({ title: 'b' })];
        const outbox = [newEvent(table.component, 1)];
        const both = (first: typeof a, second: typeof b): Commit => ({
          writes: [
            { component: table.component, row: first, expect: first.version - 1 || undefined },
            { component: other.component, row: second, expect: second.version - 1 || undefined },
          ],
        });

        assert.deepEqual(await storage.commit(both(a, b)), DONE);

        const fails = { ...both(next(a), next(next(b))), outbox, journal: newEntry('1') };

        assert.deepEqual(await storage.commit(fails), { kind: 'conflict' });
        await leftNothing(storage, fails);
        assert.deepEqual(await storage.get(table.component, a.id), a);
        assert.deepEqual(await storage.commit({ ...both(next(a), next(b)), outbox }), DONE);
        assert.deepEqual(await storage.get(table.component, a.id), next(a));
        assert.deepEqual(await storage.get(other.component, b.id), next(b));
        assert.deepEqual(await takeOf(storage, table.component), outbox);
      });
    },
  },
  {
    title: 'hands a value from one row to another in one commit, in the order of the writes',
    needs: ({ severalInOneCommit }) => severalInOneCommit,
    async run(create) {
      const table = titles();
      const { component } = table;

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'a' });
        const heir = newRow({ title: 'a' });

        await insertAll(storage, table, [row]);

        const writes = [
          { component, row: next(row, { deleted: 1_700_000_000_009 }), expect: 1 },
          { component, row: heir, expect: undefined },
        ];

        assert.deepEqual(await storage.commit({ writes }), DONE);
        assert.deepEqual(await storage.find(component, { limit: 9 }), [heir]);
      });
    },
  },
  {
    title: 'gives the journal entry to a request that was committed, before any other answer',
    async run(create) {
      const table = titles();

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'a' });
        const journal = newEntry('{"first":1}');
        const again = { ...journal, reply: '{"second":2}' };
        const repeated = { kind: 'repeated', entry: journal };
        const outbox = [newEvent(`${table.component}_${randomUUID()}`, 1)];

        assert.deepEqual(await insert(storage, table, row, { journal }), DONE);
        assert.deepEqual(await insert(storage, table, row, { journal: again }), repeated);
        assert.deepEqual(
          await insert(storage, table, newRow({ title: 'a' }), { journal: again }),
          repeated,
        );
        assert.deepEqual(
          await update(storage, table, next(next(row)), { journal: again }),
          repeated,
        );
        assert.deepEqual(
          await update(storage, table, next(row), { journal: again, outbox }),
          repeated,
        );
        assert.deepEqual(await storage.get(table.component, row.id), row);
        assert.deepEqual(await storage.journal.find(journal.id), journal);
        assert.deepEqual(await takeOf(storage, outbox[0]?.component ?? ''), []);
      });
    },
  },
  {
    title: 'lets one of many concurrent commits of a request through',
    async run(create) {
      const table = titles();

      await withStorage(create, [table], async (storage) => {
        const journal = newEntry('{"first":1}');
        const answers = await Promise.all(
          Array.from({ length: 8 }, (_, i) =>
            insert(storage, table, newRow({ title: `title ${i}` }), { journal }),
          ),
        );

        assert.equal(answers.filter(({ kind }) => kind === 'done').length, 1);
        assert.equal(answers.filter(({ kind }) => kind === 'repeated').length, 7);
        assert.equal((await storage.find(table.component, { limit: 9 })).length, 1);
      });
    },
  },
  {
    title: 'advances the inbox once, in the commit of the effect',
    async run(create) {
      const table = titles();

      await withStorage(create, [table], async (storage) => {
        const row = newRow({ title: 'a' });
        const inbox = newStep();
        const { consumer, source, key } = inbox;

        assert.deepEqual(await insert(storage, table, row, { inbox }), DONE);

        const late = await update(storage, table, next(row), { inbox });

        assert.deepEqual(late, { kind: 'received', seq: 2 });
        assert.deepEqual(await storage.get(table.component, row.id), row);

        const gap = { ...inbox, previous: 4, seq: 5 };

        assert.deepEqual(await update(storage, table, next(row), { inbox: gap }), {
          kind: 'received',
          seq: 2,
        });
        assert.deepEqual(
          await update(storage, table, next(row), { inbox: { ...gap, key: randomUUID() } }),
          { kind: 'received', seq: undefined },
        );
        assert.deepEqual(await storage.get(table.component, row.id), row);

        const following = { ...inbox, previous: 2, seq: 5 };

        assert.deepEqual(await update(storage, table, next(row), { inbox: following }), DONE);
        assert.equal(await storage.inbox.seq(consumer, source, key), 5);
      });
    },
  },
  {
    title: 'advances the inbox without a write',
    async run(create) {
      await withStorage(create, [], async (storage) => {
        const inbox = newStep();

        assert.deepEqual(await storage.commit({ writes: [], inbox }), DONE);
        assert.deepEqual(await storage.commit({ writes: [], inbox }), { kind: 'received', seq: 2 });
      });
    },
  },
];
