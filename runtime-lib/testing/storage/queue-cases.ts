// The journal, the outbox, the inbox and the leases by themselves.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { OutboxEntry, Parked, Storage } from '../../storage/storage.ts';
import { type StorageCase, withStorage } from './storage-case.ts';

const MANY = 10_000;
const NOW = 1_800_000_000_000;

/** What stands in the outbox of one component. */
export async function takeOf(storage: Storage, component: string): Promise<readonly OutboxEntry[]> {
  const entries = await storage.outbox.take(MANY, NOW);

  return entries.filter((entry) => entry.component === component);
}

function event(component: string, key: string, seq: number): OutboxEntry {
  const last = seq === 1 ? {} : { made: seq - 1 };

  return {
    id: randomUUID(),
    kind: 'event',
    component,
    key,
    name: 'made',
    seq,
    last,
    payload: '"ä😀"',
    at: NOW - seq,
  };
}

function parked(parts: Partial<Parked>): Parked {
  return {
    consumer: 'c',
    source: 's',
    key: 'k',
    seq: 1,
    message: '{"a":"ä"}',
    at: NOW,
    reason: 'waits',
    dead: false,
    ...parts,
  };
}

export const queueCases: readonly StorageCase[] = [
  {
    title: 'notes what was begun, replaces it when it ends and forgets what is old',
    async run(create) {
      await withStorage(create, [], async ({ journal, commit }) => {
        const entry = { id: randomUUID(), fingerprint: 'f', at: 1000 };
        const ended = { ...entry, reply: '{"done":true}', at: 2000 };

        assert.equal(await journal.find(entry.id), undefined);
        assert.equal(await journal.begin(entry), undefined);
        assert.deepEqual(await journal.begin({ ...entry, fingerprint: 'g' }), entry);
        await journal.end(ended);
        assert.deepEqual(await journal.find(entry.id), ended);

        const begun = { ...entry, id: randomUUID() };

        assert.equal(await journal.begin(begun), undefined);
        assert.deepEqual(await commit({ writes: [], journal: { ...begun, reply: '1' } }), {
          kind: 'done',
        });
        assert.deepEqual(await journal.find(begun.id), { ...begun, reply: '1' });
        assert.equal(await journal.forget(1000), 0);
        assert.equal(await journal.forget(2000), 1);
        assert.equal(await journal.find(begun.id), undefined);
        assert.deepEqual(await journal.find(entry.id), ended);
      });
    },
  },
  {
    title: 'hands on what was committed in its order, without what is due later',
    async run(create) {
      await withStorage(create, [], async (storage) => {
        const component = randomUUID();
        const entries = [1, 2, 3, 4].flatMap((seq) =>
          ['a', 'b'].map((key) => event(component, key, seq)),
        );
        const task: OutboxEntry = {
          ...event(component, 't', 1),
          kind: 'task',
          attempts: 0,
          due: NOW + 5,
        };
        const before = await storage.outbox.depth();

        for (let i = 0; i < entries.length; i += 4)
          await storage.commit({ writes: [], outbox: entries.slice(i, i + 4) });
        await storage.commit({ writes: [], outbox: [task] });

        assert.deepEqual(await takeOf(storage, component), entries);

        const later = await storage.outbox.take(MANY, NOW + 5);

        assert.deepEqual(
          later.filter(({ id }) => id === task.id),
          [task],
        );
        assert.equal((await storage.outbox.take(2, NOW)).length, 2);
        assert.equal((await storage.outbox.depth()).count, before.count + 9);
        await storage.outbox.postpone(entries[0]?.id ?? '', 3, NOW + 9);
        assert.deepEqual(await takeOf(storage, component), entries.slice(1));

        const postponed = (await storage.outbox.take(MANY, NOW + 9)).find(
          ({ id }) => id === entries[0]?.id,
        );

        assert.deepEqual(postponed, { ...entries[0], attempts: 3, due: NOW + 9 });
        await storage.outbox.remove([]);
        await storage.outbox.remove([...entries, task].map(({ id }) => id));
        assert.deepEqual(await takeOf(storage, component), []);
        assert.deepEqual(await storage.outbox.depth(), before);
      });
    },
  },
  {
    title: 'says since when the oldest entry waits',
    async run(create) {
      await withStorage(create, [], async (storage) => {
        const outbox = [7, 3, 5].map((at) => ({ ...event(randomUUID(), 'k', 1), at }));

        await storage.commit({ writes: [], outbox });
        assert.equal((await storage.outbox.depth()).oldest, 3);
        await storage.outbox.remove(outbox.map(({ id }) => id));
      });
    },
  },
  {
    title: 'parks messages of one entity in order, and lists those that wait and the dead',
    async run(create) {
      await withStorage(create, [], async ({ inbox }) => {
        const [consumer, key] = [randomUUID(), randomUUID()];
        const three = [3, 1, 2].map((seq) => parked({ consumer, key, seq }));

        for (const message of three) await inbox.park(message);
        await inbox.park(parked({ consumer, key: 'other' }));
        assert.deepEqual(
          (await inbox.parked(consumer, 's', key)).map(({ seq }) => seq),
          [1, 2, 3],
        );
        assert.deepEqual(await inbox.parked(consumer, 'other', key), []);

        assert.deepEqual(
          (await inbox.waiting(MANY))
            .filter((one) => one.consumer === consumer && one.key === key)
            .map(({ seq }) => seq)
            .sort(),
          [1, 2, 3],
        );

        const dead = parked({ consumer, key, seq: 2, dead: true, reason: 'broken', at: NOW + 1 });

        await inbox.park(dead);
        assert.deepEqual(
          (await inbox.dead(MANY)).filter((one) => one.consumer === consumer),
          [dead],
        );
        assert.equal(
          (await inbox.waiting(MANY)).some((one) => one.consumer === consumer && one.seq === 2),
          false,
        );
        await inbox.unpark({ consumer, source: 's', key, seq: 1 });
        assert.deepEqual(
          (await inbox.parked(consumer, 's', key)).map(({ seq }) => seq),
          [2, 3],
        );
        assert.equal(await inbox.seq(consumer, 's', key), 0);
      });
    },
  },
  {
    title: 'gives a lease to one holder at a time',
    async run(create) {
      await withStorage(create, [], async ({ leases }) => {
        const name = randomUUID();
        const takers = Array.from({ length: 8 }, (_, i) =>
          leases.take(name, `holder ${i}`, 60_000),
        );
        const taken = await Promise.all(takers);
        const holder = `holder ${taken.indexOf(true)}`;

        assert.equal(taken.filter(Boolean).length, 1);
        assert.equal(await leases.take(name, holder, 60_000), true);
        assert.equal(await leases.note(name, holder, 'slot "1"'), true);
        assert.equal(await leases.note(name, 'nobody', 'x'), false);
        assert.equal(await leases.noted(name), 'slot "1"');
        await leases.release(name, 'nobody');
        assert.equal(await leases.take(name, 'nobody', 60_000), false);
        await leases.release(name, holder);
        assert.equal(await leases.take(name, 'somebody', 1), true);
        await setTimeout(20);
        assert.equal(await leases.note(name, 'somebody', 'late'), false);
        assert.equal(await leases.take(name, 'nobody', 60_000), true);
        assert.equal(await leases.noted(name), 'slot "1"');
        assert.equal(await leases.noted(randomUUID()), undefined);
      });
    },
  },
];
