// What a reply says beside its value, on every kind of storage: the entity as it is, the end of a page.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRequest } from '../../runtime-lib/core/call-request.ts';
import type { PageEnd, Reply } from '../../runtime-lib/core/request.ts';
import { shelfWith } from '../access/shelf.ts';
import { KINDS, type Place } from '../conformance/storages.ts';
import { type Running, running } from '../support/system.ts';

type Value = Extract<Reply, { kind: 'value' }>;

for (const kind of KINDS)
  describe(`${kind.name}${kind.missing}`, () => {
    const skipped = kind.missing !== '';
    let place: Place | undefined;
    let around: Running;

    beforeEach(async () => {
      if (skipped) return;

      place = await kind.place();
      around = await running([shelfWith({ runs: 0, heard: [] })], {
        storage: kind.open(place?.at ?? ''),
      });
    });
    afterEach(async () => {
      if (skipped) return;

      await around.system.stop();
      await place?.drop();
    });

    async function asked(
      operation: string,
      request: Omit<CallRequest, 'operation'>,
    ): Promise<Value> {
      const reply = await around.system.request({ operation: `books.${operation}`, ...request });

      if (reply.kind !== 'value') throw new Error(`${operation} answered ${reply.kind}`);

      return reply;
    }

    const add = (input: object, id?: string): Promise<Value> =>
      asked('add', { input: { owner: 'ann', title: 'A', ...input }, id });

    it.skipIf(skipped)('tells the entity, as it is now', async () => {
      const { entity } = await add({});
      const id = entity?.id ?? '';
      const envelope = async (operation: string, input?: object) =>
        (await asked(operation, { query: { id }, input })).entity;

      expect(entity).toEqual({
        id,
        version: 1,
        created: entity?.created,
        updated: entity?.created,
      });
      expect(await envelope('read')).toEqual(entity);
      expect(await envelope('look')).toEqual(entity);

      const edited = await envelope('edit', { title: 'B' });

      expect(edited).toMatchObject({ id, version: 2, created: entity?.created });
      expect(edited?.updated).toBeGreaterThanOrEqual(entity?.updated ?? 0);
      expect(await envelope('edit', { title: 'B' })).toEqual(edited);
      expect(await envelope('read')).toEqual(edited);
      expect(await envelope('close')).toMatchObject({ version: 3 });
      expect(await envelope('drop')).toMatchObject({ id, version: 4 });
      expect((await asked('list', {})).entity).toBeUndefined();
    });

    it.skipIf(skipped)('tells it in repetitions too', async () => {
      const made = await add({}, 'r1');
      const query = { id: made.entity?.id };
      const edit = { query, input: { title: 'B' }, id: 'r2' };
      const edited = await asked('edit', edit);

      await asked('edit', { query, input: { title: 'C' } });
      expect(await add({}, 'r1')).toEqual(made);
      expect(await asked('edit', edit)).toEqual(edited);
      expect(edited).toEqual({
        kind: 'value',
        entity: { ...made.entity, ...edited.entity, version: 2 },
      });
    });

    it.skipIf(skipped)('reads what earlier builds stored', async () => {
      for (const [key, reply] of [
        ['old', { sent: 7 }],
        ['list', [1]],
        ['none', null],
      ] as const) {
        const id = `books.send:${JSON.stringify(key)}`;

        await around.storage.journal.end({
          id,
          fingerprint: await fingerprintOf({ key, to: 'x' }),
          reply: JSON.stringify(reply),
          at: Date.now(),
        });
        expect(await asked('send', { input: { key, to: 'x' } })).toEqual({
          kind: 'value',
          value: reply,
        });
      }
    });

    /** As the runtime itself makes it, of a request that it has seen. */
    async function fingerprintOf(input: { readonly key: string; readonly to: string }) {
      await asked('send', { input });

      const entry = await around.storage.journal.find(`books.send:${JSON.stringify(input.key)}`);

      return entry?.fingerprint ?? '';
    }

    it.skipIf(skipped)('leads through the pages of a list, each entity once', async () => {
      const titles = ['b', 'a', 'B', 'a ', '😀', '\uffff', 'ä'];

      for (const [i, title] of titles.entries())
        await add({ title, ...(i % 3 === 0 ? {} : { pages: i % 2 }) });

      for (const sort of [
        [],
        ['title'],
        ['-title'],
        ['pages', '-title'],
        ['-pages'],
        ['-_created'],
        ['_version', '_updated'],
      ]) {
        const query = { sort };
        const whole = ids(await asked('list', { query }));

        for (const limit of [1, 2, 7]) {
          const walked: string[] = [];
          let after: PageEnd | undefined;

          do {
            const page = await asked('list', { query: { ...query, limit, after } });

            walked.push(...ids(page));
            // It goes through a cursor.
            after = page.next && (JSON.parse(JSON.stringify(page.next)) as PageEnd);
          } while (after !== undefined);

          expect(walked).toEqual(whole);
        }

        for (const omit of [0, 1, 5, 7, 100])
          expect(ids(await asked('list', { query: { ...query, omit, limit: 3 } }))).toEqual(
            whole.slice(omit, omit + 3),
          );

        const rest = await streamed({ sort, omit: 2 });

        expect(rest).toEqual(whole.slice(2));
      }
    });

    async function streamed(query: object): Promise<readonly string[]> {
      const reply = await around.system.request({ operation: 'books.stream', query });
      const found: string[] = [];

      if (reply.kind === 'stream')
        for await (const frame of reply.frames) found.push((frame as { id: string }).id);

      return found;
    }

    function ids({ value }: Value): readonly string[] {
      return (value as readonly { readonly id: string }[]).map(({ id }) => id);
    }

    it.skipIf(skipped)('has no next where nothing is behind', async () => {
      await add({});
      expect((await asked('list', { query: { limit: 1 } })).next).toBeUndefined();
      expect((await asked('list', { query: { limit: 0 } })).next).toBeUndefined();
      await add({});
      expect((await asked('list', { query: { limit: 1, sort: ['-_created'] } })).next).toEqual({
        values: [expect.stringMatching(/^\d{4}-.*Z$/)],
        id: expect.any(String),
      });
      expect((await asked('count', { query: { limit: 1 } })).next).toMatchObject({ values: [] });
    });

    it.skipIf(skipped)('refuses ends that are none', async () => {
      const end = { values: ['a'], id: 'x' };
      const wrong = [
        { after: end },
        { sort: ['title'], after: end, omit: 0 },
        { sort: ['title'], after: { values: [{}], id: 'x' } },
        { sort: ['title'], after: { values: ['a'], id: 1 } },
        { omit: -1 },
        { omit: 0.5 },
      ];

      for (const query of wrong)
        await expect(asked('list', { query })).rejects.toMatchObject({ code: 'invalid' });
    });

    it.skipIf(skipped)('finds by what lists contain', async () => {
      await add({ title: 'x', tags: ['a', 'b'], prices: ['1.5', '2.00'] });
      await add({ title: 'y', tags: ['A', 'a '], prices: ['1'] });
      await add({ title: 'z' });

      const find = async (filter: object): Promise<string> => {
        const { value } = await asked('list', { query: { filter, sort: ['title'] } });

        return (value as { title: string }[]).map(({ title }) => title).join('');
      };

      expect(await find({ tags: 'a' })).toBe('x');
      expect(await find({ tags: { eq: 'A' } })).toBe('y');
      expect(await find({ tags: { in: ['b', 'A'] } })).toBe('xy');
      expect(await find({ tags: { in: [] } })).toBe('');
      expect(await find({ tags: { ne: 'a' } })).toBe('yz');
      expect(await find({ tags: { absent: true } })).toBe('z');
      expect(await find({ tags: null })).toBe('z');
      expect(await find({ prices: '2' })).toBe('x');
      expect(await find({ prices: '1.50', tags: 'b' })).toBe('x');

      for (const filter of [
        { tags: { lt: 'a' } },
        { tags: ['a'] },
        { place: 'a' },
        { place: { eq: 'a' } },
      ])
        await expect(find(filter)).rejects.toMatchObject({ code: 'invalid' });
    });
  });
