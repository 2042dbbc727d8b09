// The suite of storages on a server that speaks MongoDB's protocol, and what is this kind's own.
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Socket } from 'node:net';
import fc from 'fast-check';
import { type Db, MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareText } from '../../runtime-lib/core/code-point-order.ts';
import { orderedText, plainText } from '../../runtime-lib/storage/mongodb/ordered-text.ts';
import { createMongodb } from '../../runtime-lib/storage/mongodb.ts';
import type {
  Commit,
  JournalEntry,
  OutboxEntry,
  Storage,
  Table,
} from '../../runtime-lib/storage/storage.ts';
import type { Row, Values } from '../../runtime-lib/storage/values.ts';
import { storageSuite } from '../../runtime-lib/testing.ts';
import { dropDatabase, emptyDatabase, MONGODB } from './mongodb-server.ts';

const ORDERS: Table = {
  component: 'shop.orders',
  fields: [{ name: 'state', type: 'text' }],
  unique: [],
  index: [],
};

function order(values: Values = { state: 'placed' }, id: string = randomUUID()): Row {
  return { id, version: 1, created: 1, updated: 1, values, counter: { seq: 0, last: {} } };
}

function next(row: Row): Row {
  return { ...row, version: row.version + 1 };
}

function change(row: Row, rest: Omit<Commit, 'writes'> = {}): Commit {
  const expect = row.version === 1 ? undefined : row.version - 1;

  return { writes: [{ component: ORDERS.component, row, expect }], ...rest };
}

function event(key: string, seq: number): OutboxEntry {
  const { component } = ORDERS;
  const rest = { last: {}, payload: '{}', at: seq };

  return { id: randomUUID(), kind: 'event', component, key, name: 'paid', seq, ...rest };
}

function request(reply: string): JournalEntry {
  return { id: randomUUID(), fingerprint: 'f', reply, at: 1 };
}

describe('orderedText', () => {
  const texts = fc.array(fc.constantFrom('a', '\ud7fe', '\ud7ff', '\ue000', '\uffff', '😀', '😁'));

  it('comes back, and is in the order of code points for UTF-8 and UTF-16 alike', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const [left, right] = [a.join(''), b.join('')];
        const [one, other] = [orderedText(left), orderedText(right)];

        expect(plainText(one)).toBe(left);
        expect(Math.sign(Number(one > other) - Number(one < other))).toBe(
          Math.sign(compareText(left, right)),
        );
        expect(Buffer.compare(Buffer.from(one), Buffer.from(other))).toBe(
          Math.sign(compareText(left, right)),
        );
      }),
      { numRuns: 5000 },
    );
  });
});

describe.skipIf(MONGODB.address === undefined)(`mongodb${MONGODB.missing}`, () => {
  const url = emptyDatabase();
  const create = (): Storage => createMongodb({ url });

  afterAll(() => dropDatabase(url));

  for (const { title, run } of storageSuite('mongodb', create)) it(title, run);
});

describe.skipIf(MONGODB.address === undefined)(`one document per commit${MONGODB.missing}`, () => {
  const url = emptyDatabase();
  const storage = createMongodb({ url });
  const client = new MongoClient(url);
  const raw = (): Db => client.db();

  beforeAll(() => storage.start([ORDERS]));
  afterAll(async () => {
    await storage.stop();
    await client.close();
    await dropDatabase(url);
  });

  it('says that it cannot change two entities at once, and changes none', async () => {
    const [a, b] = [order(), order()];
    const writes = [...change(a).writes, ...change(b).writes];

    await expect(storage.commit({ writes })).rejects.toMatchObject({ code: 'internal' });
    expect(await storage.get(ORDERS.component, a.id)).toBe(undefined);
  });

  it('refuses the event behind a hundred that were not handed on, and loses none', async () => {
    let row = order();
    const events: OutboxEntry[] = [];
    const commit = async (): Promise<void> => {
      const one = event(row.id, row.version);

      expect(await storage.commit(change(row, { outbox: [one] }))).toEqual({ kind: 'done' });
      events.push(one);
      row = next(row);
    };

    for (let i = 0; i < 100; i++) await commit();

    const full = storage.commit(change(row, { outbox: [event(row.id, 101)] }));

    await expect(full).rejects.toMatchObject({ code: 'unavailable', retryAfter: 1000 });
    expect(await storage.outbox.take(1000, 1000)).toEqual(events);
    expect(await storage.commit(change(row))).toEqual({ kind: 'done' });
    row = next(row);
    await storage.outbox.remove(events.slice(0, 1).map(({ id }) => id));
    await commit();
    expect(await storage.outbox.take(1000, 1000)).toEqual(events.slice(1));
    await storage.outbox.remove(events.map(({ id }) => id));
    expect(await storage.outbox.depth()).toEqual({ count: 0, oldest: undefined });
  });

  it('knows an event again whose process ended right behind the commit', async () => {
    const row = order();
    const inbox = { consumer: 'c', source: 's', key: row.id, previous: 0, seq: 1 };

    await storage.commit(change(row));
    expect(await storage.commit(change(next(row), { inbox }))).toEqual({ kind: 'done' });
    // As if the place of the consumer had not been written.
    await raw().collection('_inbox').deleteMany({});

    const again = change(next(next(row)), { inbox });

    expect(await storage.commit(again)).toEqual({ kind: 'received', seq: 1 });
    expect(await storage.inbox.seq('c', 's', row.id)).toBe(1);
    expect(await storage.get(ORDERS.component, row.id)).toMatchObject({ version: 2 });
  });

  it('knows a creation again whose process ended right behind the commit', async () => {
    const row = order();
    const inbox = { consumer: 'c', source: 's', key: row.id, previous: 0, seq: 1 };

    expect(await storage.commit(change(row, { inbox }))).toEqual({ kind: 'done' });
    await raw().collection('_inbox').deleteMany({});
    expect(await storage.commit(change(row, { inbox }))).toEqual({ kind: 'received', seq: 1 });
  });

  it('gives long replies again, and none of a commit that did not happen', async () => {
    const row = order();
    const created = request(`"${'x'.repeat(5000)}"`);
    const updated = request(`"${'ä'.repeat(3000)}"`);
    const lost = request(`"${'y'.repeat(5000)}"`);

    await storage.commit(change(row, { journal: created }));
    await storage.commit(change(next(row), { journal: updated }));
    expect(await storage.commit(change(next(row), { journal: lost }))).toEqual({
      kind: 'conflict',
    });
    expect(await storage.commit(change(next(next(row)), { journal: updated }))).toEqual({
      kind: 'repeated',
      entry: updated,
    });
    expect(await storage.journal.find(created.id)).toEqual(created);
    expect(await storage.journal.find(updated.id)).toEqual(updated);
    expect(await storage.journal.find(lost.id)).toBe(undefined);

    const document = await raw()
      .collection<{ _id: string }>('shop.orders')
      .findOne({ _id: row.id });

    expect(JSON.stringify(document).length).toBeLessThan(4096);
  });

  it('remembers the last 64 requests of an entity', async () => {
    let row = order();
    const requests = Array.from({ length: 66 }, (_, i) => request(String(i)));

    await storage.commit(change(row));

    for (const journal of requests) {
      row = next(row);
      await storage.commit(change(row, { journal }));
    }

    const known = await Promise.all(requests.map(({ id }) => storage.journal.find(id)));

    expect(known).toEqual([undefined, undefined, ...requests.slice(2)]);
  });

  it('tells a repeated request so, though its event was received', async () => {
    const [journal, bare] = [request('1'), request('2')];
    const row = order();
    const inbox = { consumer: 'c', source: 's', key: row.id, previous: 0, seq: 1 };
    const second = { ...inbox, previous: 1, seq: 2 };

    await storage.commit(change(row));
    expect(await storage.commit(change(next(row), { journal, inbox }))).toEqual({ kind: 'done' });
    expect(await storage.commit(change(next(next(row)), { journal, inbox }))).toEqual({
      kind: 'repeated',
      entry: journal,
    });
    expect(await storage.commit({ writes: [], journal: bare, inbox: second })).toEqual({
      kind: 'done',
    });
    expect(await storage.commit({ writes: [], journal: bare, inbox: second })).toEqual({
      kind: 'repeated',
      entry: bare,
    });
  });

  it('hands on every event once and in its order while others are committed', async () => {
    const rows = Array.from({ length: 8 }, () => order());
    const handed: OutboxEntry[] = [];
    let isDone = false;
    const relay = async (): Promise<void> => {
      for (;;) {
        const last = isDone;
        const batch = await storage.outbox.take(5, 1000);

        handed.push(...batch);
        await storage.outbox.remove(batch.map(({ id }) => id));
        if (last && batch.length === 0) return;
      }
    };
    const write = async (first: Row): Promise<void> => {
      for (let row = first, seq = 1; seq <= 25; row = next(row), seq++)
        await storage.commit(change(row, { outbox: [event(row.id, seq)] }));
    };
    const relayed = relay();

    await Promise.all(rows.map(write));
    isDone = true;
    await relayed;

    for (const { id } of rows)
      expect(handed.filter(({ key }) => key === id).map(({ seq }) => seq)).toEqual(
        Array.from({ length: 25 }, (_, i) => i + 1),
      );

    expect(await raw().collection('shop.orders').countDocuments({ _pending: true })).toBe(0);
  });

  it('lets a request go to another entity when its claim was abandoned', async () => {
    const journal = request('1');
    const claims = raw().collection<{ _id: string; _target: string; _claimed: number }>('_journal');
    const _target = JSON.stringify([ORDERS.component, randomUUID()]);

    await claims.insertOne({ _id: journal.id, _target, _claimed: Date.now() });
    expect(await storage.commit(change(order(), { journal }))).toEqual({ kind: 'conflict' });
    await claims.updateOne({ _id: journal.id }, { $set: { _claimed: 0 } });
    expect(await storage.commit(change(order(), { journal }))).toEqual({ kind: 'done' });
    expect(await storage.journal.find(journal.id)).toEqual(journal);
  });

  it('makes an index for each way to find rows, and one for two that are the same', async () => {
    const component = `indexed.${randomUUID()}`;
    const other = createMongodb({ url });

    await other.start([
      {
        component,
        fields: [
          { name: 'a', type: 'text' },
          { name: 'b', type: 'integer' },
        ],
        unique: [{ name: 'both', fields: ['a', 'b'] }],
        index: [
          { name: 'same', keys: ['a', 'b'].map((field) => ({ field, order: 'asc' })) },
          { name: 'recent', keys: [{ field: '_created', order: 'desc' }] },
          { name: 'ids', keys: [{ field: 'id', order: 'desc' }] },
        ],
      },
    ]);
    await other.stop();

    const indexes = await raw().collection(component).indexes();
    const keys = Object.fromEntries(indexes.map(({ name, key }) => [name, key]));

    expect(keys).toMatchObject({
      'unique.both': { '_unique.both': 1 },
      'by.both': { a: 1, b: 1, _id: 1 },
      'index.recent': { _created: -1, _id: 1 },
    });
    expect(keys).not.toHaveProperty(['index.same']);
  });

  it('stores fields under their names, and moments as dates', async () => {
    const row = order();

    await storage.commit(change(row));
    expect(
      await raw().collection<{ _id: string }>('shop.orders').findOne({ _id: row.id }),
    ).toMatchObject({ state: 'placed', _version: 1, _created: new Date(1) });
  });
});

describe.skipIf(MONGODB.address === undefined)(`its connection${MONGODB.missing}`, () => {
  it('says unavailable while the server is away, and works again without a restart', async () => {
    const url = new URL(emptyDatabase());
    const proxy = await createProxy(Number(url.port), url.hostname);
    const direct = url.href;

    url.port = String(proxy.port);
    url.searchParams.set('directConnection', 'true');

    const storage = createMongodb({ url: url.href });
    const [row, other] = [order(), order()];

    await storage.start([ORDERS]);

    try {
      await storage.commit(change(row));
      await proxy.interrupt();
      await expect(storage.commit(change(other))).rejects.toMatchObject({ code: 'unavailable' });
      await expect(storage.ping()).rejects.toMatchObject({ code: 'unavailable' });
      await proxy.resume();
      await expect.poll(() => answers(storage), { timeout: 30_000 }).toBe(true);
      expect(await storage.commit(change(other))).toEqual({ kind: 'done' });
      expect(await storage.get(ORDERS.component, row.id)).toEqual(row);
    } finally {
      await storage.stop();
      await proxy.interrupt();
      await dropDatabase(direct);
    }
  });
});

async function answers(storage: Storage): Promise<boolean> {
  return storage.ping().then(
    () => true,
    () => false,
  );
}

interface Proxy {
  readonly port: number;
  /** Cuts every connection and takes no new one. */
  interrupt(): Promise<void>;
  resume(): Promise<void>;
}

async function createProxy(port: number, host: string): Promise<Proxy> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const target = dial(port, host);

    for (const [one, peer] of [
      [socket, target],
      [target, socket],
    ] as const) {
      open.add(one);
      one.on('error', () => peer.destroy());
      one.on('close', () => {
        open.delete(one);
        peer.destroy();
      });
      one.pipe(peer);
    }
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => server.listen(at, '127.0.0.1', resolve));

  await listen(0);

  const own = (server.address() as AddressInfo).port;

  return {
    port: own,
    interrupt: () =>
      new Promise((resolve) => {
        server.close(() => resolve());

        for (const socket of open) socket.destroy();
      }),
    resume: () => listen(own),
  };
}
