// The service's half of policies: who may do what to which entity, in every kind of operation, on every kind of storage.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRequest } from '../../runtime-lib/core/call-request.ts';
import type { Expression } from '../../runtime-lib/core/expression.ts';
import type { AskingRoute } from '../../runtime-lib/core/request.ts';
import { System } from '../../runtime-lib/core/system.ts';
import { KINDS, MEMORY, type Place } from '../conformance/storages.ts';
import type { Seen } from '../operations/counter.ts';
import { eventually, type Running, running } from '../support/system.ts';
import { caller, shelfWith } from './shelf.ts';

const ann = caller('ann');
const bob = caller('bob');
const clerk = caller('eve', 'staff:a');
const head = caller('max', 'staff');

const FORBIDDEN = { code: 'forbidden' };
const MISSING = { kind: 'missing' };

for (const kind of KINDS)
  describe.skipIf(kind.missing !== '')(`${kind.name}${kind.missing}`, () => {
    const seen: Seen = { runs: 0, heard: [] };
    let place: Place;
    let around: Running;
    let id = '';

    beforeEach(async () => {
      seen.runs = 0;
      seen.heard.length = 0;
      place = await kind.place();
      around = await running([shelfWith(seen)], { storage: kind.open(place.at) });
      id = await added({ owner: 'ann', shelf: 'a', title: 'A', pages: 1 });
    });

    afterEach(async () => {
      await around.system.stop();
      await place.drop();
    });

    async function added(input: object): Promise<string> {
      return ((await around.ask('books.add', { input })) as { id: string }).id;
    }

    function by(
      identity: CallRequest['identity'],
      name: string,
      more: Omit<CallRequest, 'operation' | 'route'> & {
        readonly route?: Partial<AskingRoute>;
      } = {},
    ): Omit<CallRequest, 'operation'> {
      return { query: { id }, identity, ...more, route: { name, ...more.route } };
    }

    it('checks the entity that is read', async () => {
      const route = 'GET /books/:id';

      for (const one of [ann, clerk, head])
        expect(await around.ask('books.read', by(one, route))).toMatchObject({ title: 'A' });

      for (const one of [bob, caller('x', 'staff:b'), caller('x', 'staff:a:b')])
        await expect(around.ask('books.read', by(one, route))).rejects.toMatchObject(FORBIDDEN);

      await expect(around.ask('books.read', by(undefined, route))).rejects.toMatchObject({
        code: 'unauthenticated',
      });
      expect(await around.ask('books.read', by(bob, route, { query: { id: 'nobody' } }))).toEqual(
        MISSING,
      );
    });

    it('hides as if there were nothing', async () => {
      const nothing = await around.system.request({
        operation: 'books.read',
        ...by(ann, 'GET /hidden/:id', { query: { id: 'nobody' } }),
      });

      for (const one of [bob, undefined])
        expect(
          await around.system.request({ operation: 'books.read', ...by(one, 'GET /hidden/:id') }),
        ).toEqual(nothing);
      expect(await around.ask('books.read', by(ann, 'GET /hidden/:id'))).toMatchObject({ id });
      expect(await around.ask('books.list', by(bob, 'GET /hidden', { query: {} }))).toEqual([]);
      expect(await around.ask('books.list', by(undefined, 'GET /hidden', { query: {} }))).toEqual(
        MISSING,
      );
    });

    it('runs no code of who is refused', async () => {
      await expect(around.ask('books.look', by(bob, 'GET /books/:id'))).rejects.toMatchObject(
        FORBIDDEN,
      );
      await expect(
        around.ask('books.send', by(bob, 'POST /sending', { input: { to: 'ann', key: 'k' } })),
      ).rejects.toMatchObject(FORBIDDEN);
      expect(seen.runs).toBe(0);
      await around.ask('books.look', by(ann, 'GET /books/:id'));
      await around.ask('books.send', by(ann, 'POST /sending', { input: { to: 'ann', key: 'k' } }));
      expect(seen.runs).toBe(2);
    });

    it('is the filter of lists and streams', async () => {
      await added({ owner: 'bob', shelf: 'b', title: 'B' });
      await added({ owner: 'ann', title: 'C' });

      const titles = async (identity: CallRequest['identity'], query = {}): Promise<unknown> => {
        const found = await around.ask(
          'books.list',
          by(identity, 'GET /books', { query: { sort: ['title'], ...query } }),
        );

        return (found as { title: string }[]).map(({ title }) => title);
      };

      expect(await titles(ann)).toEqual(['A', 'C']);
      expect(await titles(clerk)).toEqual(['A']);
      // Above all shelves, but at none.
      expect(await titles(head)).toEqual(['A', 'B']);
      expect(await titles(caller('nobody'))).toEqual([]);
      expect(await titles(ann, { filter: { title: 'B' } })).toEqual([]);
      await expect(titles(undefined)).rejects.toMatchObject({ code: 'unauthenticated' });
      expect(await around.ask('books.count', by(ann, 'GET /books', { query: {} }))).toEqual({
        count: 2,
      });

      const stream = (await around.ask('books.stream', by(bob, 'GET /books', { query: {} }))) as {
        frames: AsyncIterable<{ title: string }>;
      };
      const streamed: string[] = [];

      for await (const { title } of stream.frames) streamed.push(title);

      expect(streamed).toEqual(['B']);
      await around.ask('books.clear', by(bob, 'GET /books', { query: {} }));
      expect(await titles(head)).toEqual(['A']);
    });

    it('checks what the input will make, with its defaults', async () => {
      const make = (input: object) => around.ask('books.add', by(ann, 'POST /books', { input }));

      expect(await make({ owner: 'ann', title: 'B' })).toMatchObject({ state: 'open' });
      await expect(make({ owner: 'bob', title: 'B' })).rejects.toMatchObject(FORBIDDEN);
      await expect(make({ owner: 'ann', title: 'B', state: 'lost' })).rejects.toMatchObject(
        FORBIDDEN,
      );
      expect(await around.ask('books.list')).toHaveLength(2);
    });

    it('checks the entity that ensure finds', async () => {
      const ensure = (identity: CallRequest['identity'], owner: string) =>
        around.ask(
          'books.ensure',
          by(identity, 'POST /books', { input: { owner, title: 'B', isbn: '1' } }),
        );
      const made = await ensure(ann, 'ann');

      expect(await ensure(ann, 'ann')).toEqual(made);
      await expect(ensure(bob, 'bob')).rejects.toMatchObject(FORBIDDEN);
    });

    it('asks guards of the properties that are there', async () => {
      const edit = (input: object) =>
        around.ask('books.edit', by(ann, 'PATCH /books/:id', { input }));

      await edit({ title: 'B', pages: 2 });
      await around.ask('books.edit', { query: { id }, input: { state: 'closed' } });
      await edit({ title: 'C' });
      await expect(edit({ pages: 3 })).rejects.toMatchObject(FORBIDDEN);
      await expect(edit({ pages: null })).rejects.toMatchObject(FORBIDDEN);
      await expect(
        around.ask('books.edit', by(bob, 'PATCH /books/:id', { input: { title: 'D' } })),
      ).rejects.toMatchObject(FORBIDDEN);
      expect(await around.storage.get('books', id)).toMatchObject({
        version: 4,
        values: { title: 'C', pages: 2 },
      });

      const add = (identity: CallRequest['identity'], input: object) =>
        around.ask(
          'books.add',
          by(identity, 'POST /adding', { input: { owner: 'x', title: 'X', ...input } }),
        );

      await add(ann, {});
      await expect(add(ann, { state: 'open' })).rejects.toMatchObject(FORBIDDEN);
      await add(head, { state: 'open' });
    });

    it('asks again in every attempt', async () => {
      const close = () => around.ask('books.close', by(ann, 'POST /books/:id/closing'));

      seen.heard.push('wait');

      const first = close();

      // By another key, so that it does not wait for its turn, while the first one is at work.
      await new Promise((resolve) => setTimeout(resolve, 10));
      await around.ask('books.edit', { query: { id, owner: 'ann' }, input: { state: 'lost' } });
      expect(await first).toEqual(MISSING);
      expect(seen.runs).toBe(1);
      expect((await around.storage.get('books', id))?.values['state']).toBe('lost');
    });

    it('tells the version last', async () => {
      const edit = (identity: CallRequest['identity'], match: readonly number[], of = id) =>
        around.ask(
          'books.edit',
          by(identity, 'PATCH /books/:id', {
            match,
            query: { id: of },
            input: { title: 'B' },
          }),
        );

      expect(await edit(ann, [7], 'nobody')).toEqual(MISSING);
      await expect(edit(bob, [7])).rejects.toMatchObject(FORBIDDEN);
      await expect(edit(ann, [7])).rejects.toMatchObject({ code: 'stale' });
      await expect(edit(ann, [])).rejects.toMatchObject({ code: 'stale' });
      await edit(ann, [7, 1]);
      expect((await around.storage.get('books', id))?.version).toBe(2);
    });

    it('lets one of many writers of a version win', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          around.ask('books.edit', {
            // Half of them race instead of waiting for their turn.
            query: i % 2 === 0 ? { id } : { id, owner: 'ann' },
            match: [1],
            input: { title: `T${i}` },
          }),
        ),
      );
      const lost = outcomes.filter((one) => one.status === 'rejected');

      expect(lost).toHaveLength(19);
      for (const { reason } of lost) expect(reason).toMatchObject({ code: 'stale' });
    });

    it('knows a conflict from a stale version, and both from a refusal', async () => {
      const race = async (match: readonly number[] | undefined, change: object) => {
        const query = { id: await added({ owner: 'ann', title: 'A' }) };
        const once = around.ask('books.once', by(ann, 'POST /books/:id/closing', { query, match }));
        const watched = once.then(
          (value) => value,
          (error: { code: string }) => error.code,
        );

        await new Promise((resolve) => setTimeout(resolve, 5));
        await around.ask('books.edit', { query: { ...query, title: 'A' }, input: change });

        return watched;
      };

      expect(await race(undefined, { pages: 2 })).toBe('conflict');
      expect(await race([1], { pages: 2 })).toBe('stale');
      expect(await race([1], { owner: 'bob' })).toEqual(MISSING);
    });

    it('reaches nothing beside the path', async () => {
      const read = (criteria: CallRequest['criteria'], query: object = { id }) =>
        around.ask('books.read', { query, criteria });

      expect(await read({ shelf: 'a' })).toMatchObject({ id });
      expect(await read({ shelf: 'a', owner: 'ann' }, { title: 'A' })).toMatchObject({ id });
      expect(await read({ shelf: 'b' })).toEqual(MISSING);
      expect(await read({ shelf: 'b' }, { title: 'A' })).toEqual(MISSING);
      expect(await read({ shelf: 'a' }, { id: 'nobody' })).toEqual(MISSING);
      await expect(read({ place: 'a' })).rejects.toMatchObject({ code: 'invalid' });

      const drop = (shelf: string) =>
        around.ask('books.drop', { query: { id }, criteria: { shelf } });

      expect(await around.ask('books.list', { criteria: { shelf: 'b' } })).toEqual([]);
      expect(await around.ask('books.list', { criteria: { shelf: 'a' } })).toHaveLength(1);
      expect(await drop('b')).toEqual(MISSING);
      expect(await drop('a')).toBeUndefined();
    });

    it('finds what route, request and claims say', async () => {
      const send = (headers: object | undefined) =>
        around.ask(
          'books.send',
          by(ann, 'POST /header', {
            input: { to: 'x', key: 'h' },
            route: { request: { headers } },
          }),
        );

      await send({ 'x-key': 'x' });
      await expect(send({ 'x-key': 'y' })).rejects.toMatchObject(FORBIDDEN);
      await expect(send(undefined)).rejects.toMatchObject(FORBIDDEN);

      const shelf = (name: string | undefined) =>
        around.ask(
          'books.list',
          by(ann, 'GET /shelves/:shelf', {
            query: {},
            route: { parameters: name === undefined ? undefined : { shelf: name } },
          }),
        );

      expect(await shelf('a')).toHaveLength(1);
      expect(await shelf('A')).toEqual([]);
      await expect(shelf(undefined)).rejects.toMatchObject(FORBIDDEN);
    });

    it('asks for claims, and for what the system adds to an entity', async () => {
      expect(await around.ask('books.list', by(clerk, 'GET /claims', { query: {} }))).toHaveLength(
        1,
      );
      await expect(
        around.ask('books.list', by(ann, 'GET /claims', { query: {} })),
      ).rejects.toMatchObject(FORBIDDEN);

      const read = (of: string) =>
        around.ask('books.read', by(ann, 'GET /ids/:id', { route: { parameters: { id: of } } }));

      expect(await read(id)).toMatchObject({ id });
      await expect(read('other')).rejects.toMatchObject(FORBIDDEN);
      await around.ask('books.edit', { query: { id }, input: { title: 'B' } });
      await expect(read(id)).rejects.toMatchObject(FORBIDDEN);
    });

    it('asks guards of operations over many entities', async () => {
      const mark = (identity: CallRequest['identity'], input: object) =>
        around.ask('books.mark', by(identity, 'POST /marking', { query: {}, input }));

      await mark(ann, {});
      await expect(mark(ann, { pages: 2 })).rejects.toMatchObject(FORBIDDEN);
      await mark(head, { pages: 2 });
      await eventually(async () => (await around.storage.outbox.depth()).count === 0);
    });

    it('answers a repetition to the same caller alone', async () => {
      const close = (identity: CallRequest['identity'], more: Partial<CallRequest> = {}) =>
        around.system.request({
          operation: 'books.close',
          ...by(identity, 'POST /books/:id/closing'),
          id: 'key',
          ...more,
        });
      const first = await close(ann);

      expect(first).toMatchObject({ kind: 'value', entity: { id, version: 2 } });
      // The policy is false by now: he did it himself.
      expect(await close(ann)).toEqual(first);
      await expect(close(ann, { id: 'other' })).resolves.toEqual(MISSING);
      for (const one of [bob, undefined])
        await expect(close(one)).rejects.toMatchObject({ code: 'reused' });
      await expect(close(ann, { criteria: { shelf: 'a' } })).rejects.toMatchObject({
        code: 'reused',
      });

      const send = (identity: CallRequest['identity']) =>
        around.ask('books.send', by(identity, 'POST /unknown', { input: { to: 'x', key: 'k' } }));

      expect(await send(ann)).toEqual({ sent: 2 });
      expect(await send(ann)).toEqual({ sent: 2 });
      await expect(send(bob)).rejects.toMatchObject({ code: 'reused' });
    });

    it('puts a task off once the caller may ask for it', async () => {
      const file = (
        identity: CallRequest['identity'],
        more: Omit<CallRequest, 'operation' | 'route'> = {},
      ) => around.ask('books.file', by(identity, 'GET /books/:id', more));

      await expect(file(bob)).rejects.toMatchObject(FORBIDDEN);
      await expect(file(ann, { match: [3] })).rejects.toMatchObject({ code: 'stale' });
      expect(await file(ann, { query: { id: 'nobody' } })).toEqual(MISSING);
      expect(seen.runs).toBe(0);

      for (const _ of [1, 2]) expect(await file(ann, { id: 'key' })).toBeUndefined();

      await eventually(async () => (await around.storage.outbox.depth()).count === 0);
      expect(seen.runs).toBe(1);
      // Nobody calls when it is run.
      expect((await around.storage.get('books', id))?.values['title']).toBe('A undefined');
    });

    it('puts a task over many off for those that the caller sees', async () => {
      const pages = async () => {
        const found = (await around.ask('books.list', { query: { sort: ['title'] } })) as object[];

        return found.map((book) => (book as { pages?: number }).pages);
      };

      await added({ owner: 'bob', shelf: 'b', title: 'B' });
      await added({ owner: 'ann', shelf: 'b', title: 'C' });
      await around.ask(
        'books.mark',
        by(ann, 'GET /books', {
          query: {},
          input: { pages: 7 },
          criteria: { shelf: 'a' },
        }),
      );
      await eventually(async () => (await pages())[0] === 7);
      expect(await pages()).toEqual([7, undefined, undefined]);

      if (!around.storage.abilities.severalInOneCommit) return;

      await around.ask('books.mark', by(ann, 'GET /books', { query: {}, input: { pages: 8 } }));
      await eventually(async () => (await pages())[0] === 8);
      expect(await pages()).toEqual([8, undefined, 8]);
    });

    it('tells a stream that its listener has gone, and not that its time is over', async () => {
      const controller = new AbortController();
      const reply = (await around.ask('books.listen', {
        ...by(ann, 'GET /books', { query: {} }),
        signal: controller.signal,
      })) as { frames: AsyncIterable<object> };
      const frames = reply.frames[Symbol.asyncIterator]();

      expect((await frames.next()).value).toEqual({ first: true });

      const next = frames.next();

      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(seen.heard).toEqual([]);
      controller.abort();
      await next;
      expect(seen.heard).toEqual(['gone']);
    });

    it('says what is wrong with a stream before its first frame', async () => {
      await expect(
        around.ask('books.stream', { query: { sort: ['nothing'] } }),
      ).rejects.toMatchObject({ code: 'invalid' });
    });

    it('refuses a route of which only the gateway knows that there is something to ask', async () => {
      const read = (asks: true | undefined) =>
        around.ask('books.read', by(ann, 'GET /unknown', { route: { asks } }));

      expect(await read(undefined)).toMatchObject({ id });
      await expect(read(true)).rejects.toMatchObject(FORBIDDEN);
    });

    it('refuses input that does not fit before it asks', async () => {
      await expect(
        around.ask('books.read', by(bob, 'GET /books/:id', { input: { x: 1 } })),
      ).rejects.toMatchObject({ code: 'invalid' });
    });
  });

describe('policies of a deployment', () => {
  it('narrow those of the contract, and name no others', async () => {
    const storage = MEMORY.open('');
    const narrowing: Readonly<Record<string, Expression>> = {
      owner: { kind: 'scheme', scheme: 'basic' },
    };
    const system = new System({
      components: [shelfWith({ runs: 0, heard: [] })] as never,
      storages: { default: storage },
      policies: { books: narrowing, others: narrowing },
      log: () => ({ debug() {}, info() {}, warn() {}, error() {} }),
    });

    await system.start();

    const reply = await system.request({
      operation: 'books.add',
      input: { owner: 'ann', shelf: 'a', title: 'A' },
    });
    const id = reply.kind === 'value' ? reply.entity?.id : undefined;
    const read = (identity: CallRequest['identity']) =>
      system.request({
        operation: 'books.read',
        query: { id },
        identity,
        route: { name: 'GET /books/:id' },
      });

    await expect(read(ann)).rejects.toMatchObject(FORBIDDEN);
    expect(await read(clerk)).toMatchObject({ kind: 'value' });
    expect(await read({ ...ann, scheme: 'basic' })).toMatchObject({ kind: 'value' });
    await system.stop();
  });
});
