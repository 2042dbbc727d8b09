// What an operation promises, on every embedded storage: commits, conflicts, repetitions, deadlines, errors.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { eventually, type Running, running } from '../support/system.ts';
import { counterWith, nasty, type Seen } from './counter.ts';

const folder = mkdtempSync(join(tmpdir(), 'toac-pipeline-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

const KINDS: readonly (readonly [string, () => Storage])[] = [
  ['memory', () => createMemory()],
  ['sqlite', () => createSqlite({ file: join(folder, `${files++}.sqlite`) })],
];

describe.each(KINDS)('%s', (_kind, create) => {
  const seen: Seen = { runs: 0, heard: [] };
  let around: Running;
  let id = '';

  beforeEach(async () => {
    seen.runs = 0;
    seen.heard.length = 0;
    around = await running([counterWith(seen), nasty], { storage: create() });
    id = ((await around.ask('counter.create', { input: { name: 'a' } })) as { id: string }).id;
  });

  afterEach(() => around.system.stop());

  const count = async (): Promise<unknown> =>
    ((await around.ask('counter.read', { query: { id } })) as { count: unknown }).count;

  it('lets no writer overwrite another', async () => {
    await Promise.all(
      Array.from({ length: 200 }, () =>
        around.ask('counter.add', { query: { id }, input: { by: 1 } }),
      ),
    );

    expect(await count()).toBe(200);
    expect((await around.storage.get('counter', id))?.version).toBe(201);
    // Writers of one entity wait in the process instead of racing.
    expect(seen.runs).toBe(200);
  });

  it('addresses an entity by a unique key too', async () => {
    await around.ask('counter.add', { query: { name: 'a' }, input: { by: 3 } });

    expect(await count()).toBe(3);
    expect(await around.ask('counter.add', { query: { name: 'b' }, input: { by: 3 } })).toEqual({
      kind: 'missing',
    });
  });

  it('gives up at the first conflict where the contract says so', async () => {
    const strict = around.ask('counter.strict', { query: { id } });

    // By its unique key, so that it does not wait for its turn.
    await around.ask('counter.add', { query: { name: 'a' }, input: { by: 1 } });
    await expect(strict).rejects.toMatchObject({ code: 'conflict' });
    expect(await count()).toBe(1);
  });

  it('tells that a unique key is taken', async () => {
    await expect(around.ask('counter.create', { input: { name: 'a' } })).rejects.toMatchObject({
      code: 'duplicate',
      message: expect.stringContaining('name'),
    });
    await around.ask('counter.remove', { query: { id } });
    await expect(around.ask('counter.create', { input: { name: 'a' } })).resolves.toMatchObject({
      name: 'a',
    });
  });

  it('ensures once, however many ask', async () => {
    const replies = (await Promise.all(
      Array.from({ length: 20 }, () => around.ask('counter.ensure', { input: { name: 'b' } })),
    )) as readonly { id: string }[];

    expect(new Set(replies.map((r) => r.id)).size).toBe(1);
    expect(await around.ask('counter.list', { query: { filter: { name: 'b' } } })).toHaveLength(1);
  });

  it('answers a repetition with the first reply, and runs it once', async () => {
    const request = { query: { id }, input: { by: 7 }, id: 'key-1' };
    const replies = await Promise.all([1, 2, 3].map(() => around.ask('counter.add', request)));

    expect(await around.ask('counter.add', request)).toEqual(replies[0]);
    expect(replies[1]).toEqual(replies[0]);
    expect(await count()).toBe(7);
    expect(seen.runs).toBe(1);
    await expect(around.ask('counter.add', { ...request, input: { by: 8 } })).rejects.toMatchObject(
      { code: 'reused' },
    );
  });

  it('repeats creations without a second entity', async () => {
    const request = { input: { name: 'c' }, id: 'key-2' };
    const replies = await Promise.all([1, 2, 3].map(() => around.ask('counter.create', request)));

    expect(replies[1]).toEqual(replies[0]);
    expect(replies[2]).toEqual(replies[0]);
    expect(await around.ask('counter.list', { query: { filter: { name: 'c' } } })).toHaveLength(1);
  });

  it('repeats an idempotent effect with one set of nested calls', async () => {
    const request = { input: { id }, id: 'key-3' };
    const first = await around.ask('counter.both', request);

    expect(await around.ask('counter.both', request)).toEqual(first);
    expect(await count()).toBe(2);
    expect(first).toEqual({ id: 'key-3' });
  });

  it('takes a part of the input for the key where the contract says so', async () => {
    for (let n = 0; n < 3; n++)
      await around.ask('counter.once', { query: { id }, input: { order: { id: 'o1' } } });

    await around.ask('counter.once', { query: { id }, input: { order: { id: 'o2' } } });
    expect(await count()).toBe(2);
  });

  it("gives unmanaged operations the driver's own client", async () => {
    const client = around.storage.kind === 'memory' ? 'undefined' : 'object';

    expect(await around.ask('counter.raw')).toEqual({ client });
  });

  it('takes names that objects inherit for fields like others', async () => {
    const made = (await around.ask('nasty.create', { input: { name: 'n' } })) as { id: string };
    const query = { id: made.id };

    expect(made).toEqual({ id: made.id, name: 'n' });

    const input = JSON.parse('{ "constructor": "c", "__proto__": "p", "toString": "t" }');

    await around.ask('nasty.set', { query, input });

    const read = (await around.ask('nasty.read', { query })) as object;

    expect(JSON.parse(JSON.stringify(read))).toEqual(
      JSON.parse(
        `{ "id": "${made.id}", "name": "n", "constructor": "c", "__proto__": "p", "toString": "t" }`,
      ),
    );
    await around.ask('nasty.set', { query, input: { constructor: null, toString: null } });
    expect(Object.keys((await around.ask('nasty.read', { query })) as object).sort()).toEqual([
      '__proto__',
      'id',
      'name',
    ]);
    expect((await around.storage.get('nasty', made.id))?.version).toBe(3);
    await around.ask('nasty.set', { query, input: { constructor: null } });
    expect((await around.storage.get('nasty', made.id))?.version).toBe(3);
  });

  it('commits nothing of a declared error', async () => {
    expect(await around.ask('counter.add', { query: { id }, input: { by: 200_000 } })).toEqual({
      kind: 'failure',
      code: 'TOO_MUCH',
      data: { count: 200_000 },
    });
    expect(await count()).toBe(0);
  });

  it('shows no cause outside', async () => {
    for (const operation of ['counter.throws', 'counter.undeclared']) {
      const error = (await around.ask(operation).catch((e: unknown) => e)) as Error;

      expect(error).toMatchObject({ code: 'internal', message: `${operation} failed` });
      expect(error.cause).toBeInstanceOf(Error);
    }
  });

  it('refuses state that is none', async () => {
    await expect(around.ask('counter.wrong', { query: { id } })).rejects.toMatchObject({
      code: 'internal',
    });
    await expect(
      around.ask('counter.raise', { input: { by: 1, alien: true } }),
    ).rejects.toMatchObject({ code: 'internal' });
    expect((await around.storage.get('counter', id))?.version).toBe(1);
  });

  it('ends at its deadline, and tells the function', async () => {
    await expect(around.ask('counter.slow')).rejects.toMatchObject({ code: 'timeout' });
    expect(seen.heard).toEqual(['aborted']);
  });

  it('commits nothing behind its deadline', async () => {
    await expect(around.ask('counter.late', { query: { id } })).rejects.toMatchObject({
      code: 'timeout',
    });
    await eventually(() => seen.heard.includes('late'));
    expect(await count()).toBe(0);
  });

  it('ends when its caller goes', async () => {
    const controller = new AbortController();
    const slow = around.ask('counter.slow', { signal: controller.signal, timeout: 5000 });

    controller.abort();
    await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('changes many in one commit, or none', async () => {
    const others = await Promise.all(
      ['x', 'y', 'z'].map((name) => around.ask('counter.create', { input: { name } })),
    );

    expect(await around.ask('counter.raise', { input: { by: 2 } })).toEqual({
      raised: others.length + 1,
    });
    expect(await around.ask('counter.list', { query: { filter: { count: 2 } } })).toHaveLength(4);
  });

  it('deletes in pages, and streams in order', async () => {
    await Promise.all(
      Array.from({ length: 250 }, (_, i) =>
        around.ask('counter.create', { input: { name: `n${i}`, count: i } }),
      ),
    );

    const streamed = (await around.ask('counter.stream', { query: { sort: ['-count'] } })) as {
      frames: AsyncIterable<{ count: number }>;
    };
    const counts: number[] = [];

    for await (const frame of streamed.frames) counts.push(frame.count);

    expect(counts).toEqual(
      [...Array.from({ length: 250 }, (_, i) => 249 - i), 0].sort((a, b) => b - a),
    );

    const rest = (await around.ask('counter.stream', {
      query: { sort: ['-count'], omit: 20, limit: 220 },
    })) as { frames: AsyncIterable<{ count: number }> };
    const left: number[] = [];

    for await (const frame of rest.frames) left.push(frame.count);

    expect(left).toEqual(counts.slice(20, 240));
    await around.ask('counter.clear', { input: { least: 1 } });
    expect(await around.ask('counter.list', { query: { limit: 500 } })).toHaveLength(2);
  });

  it('runs a task when its commit holds, and not otherwise', async () => {
    await around.ask('counter.defer', { query: { id }, input: {} });
    await eventually(async () => (await count()) === 5);
    expect(
      await around.ask('counter.defer', { query: { id }, input: { fail: true } }),
    ).toMatchObject({ code: 'NO' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen.heard).toEqual(['task']);
    expect((await around.storage.outbox.depth()).count).toBe(0);
  });

  it('takes nothing while it drains, and finishes what runs', async () => {
    const strict = around.ask('counter.strict', { query: { id } });
    const drained = around.system.drain();

    await expect(around.ask('counter.read', { query: { id } })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(strict).resolves.toBeUndefined();
    await drained;
  });
});
