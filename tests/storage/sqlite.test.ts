// What is SQLite's own: several processes on one file, crashes, the event loop, and what may be bound.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bound } from '../../runtime-lib/storage/sql/dialect.ts';
import { connect } from '../../runtime-lib/storage/sqlite/connection.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage, Table } from '../../runtime-lib/storage/storage.ts';
import { insert, newRow, withStorage } from '../../runtime-lib/testing/storage/storage-case.ts';
import { buildRuntime } from '../../scripts/build-runtime.mjs';

const PROGRAM = fileURLToPath(new URL('./sqlite-process.mjs', import.meta.url));
const table: Table = {
  component: 'rows',
  fields: [{ name: 'title', type: 'text' }],
  unique: [{ name: 'title', fields: ['title'] }],
  index: [],
};

let folder = '';
let files = 0;
const newFile = (): string => join(folder, `${++files}.db`);

beforeAll(() => {
  buildRuntime();
  folder = mkdtempSync(join(tmpdir(), 'toac-sqlite-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
}

function linesOf({ stdout }: ChildProcess): AsyncIterable<string> {
  if (stdout === null) throw new Error('the process has no output');

  return createInterface({ input: stdout });
}

/** A process that holds the database, and what lets it go. */
async function held(file: string): Promise<() => Promise<void>> {
  const child = start('hold', file);
  const exit = once(child, 'exit');

  for await (const line of linesOf(child)) {
    if (line === 'held') break;
  }

  return async () => {
    child.stdin?.write('go\n');
    await exit;
  };
}

async function titles(storage: Storage): Promise<readonly unknown[]> {
  const rows = await storage.find('rows', { limit: 1_000_000 });

  return rows.map(({ values }) => values['title']);
}

describe('sqlite', () => {
  it('loses no commit that was answered when its process is killed', async () => {
    const file = newFile();
    const child = start('commit', file);
    const exit = once(child, 'exit');
    const answered: string[] = [];

    for await (const line of linesOf(child)) {
      answered.push(line);
      if (answered.length === 300) child.kill('SIGKILL');
    }
    await exit;

    await withStorage(
      () => createSqlite({ file }),
      [table],
      async (storage) => {
        const found = new Set(await titles(storage));

        expect(answered.length).toBeGreaterThanOrEqual(300);
        expect(answered.filter((id) => !found.has(id))).toEqual([]);
      },
    );
  });

  it('lets several processes write one file', async () => {
    const file = newFile();
    const children = Array.from({ length: 3 }, () => start('commit', file, '100'));
    const counts = await Promise.all(
      children.map(async (child) => {
        let count = 0;

        for await (const _ of linesOf(child)) count++;

        return count;
      }),
    );

    expect(counts).toEqual([100, 100, 100]);
    await withStorage(
      () => createSqlite({ file }),
      [table],
      async (storage) => {
        expect((await titles(storage)).length).toBe(300);
      },
    );
  });

  it('waits for another process without holding up its own', async () => {
    const file = newFile();

    await withStorage(
      () => createSqlite({ file }),
      [table],
      async (storage) => {
        const release = await held(file);
        let isDone = false;
        const commit = insert(storage, table, newRow({ title: 'a' })).finally(() => {
          isDone = true;
        });

        // Every turn of the loop proves that the wait does not block it.
        for (let turn = 0; turn < 20; turn++) await setTimeout(5);

        expect(isDone).toBe(false);
        expect(await titles(storage)).toEqual([]);
        await release();
        expect(await commit).toEqual({ kind: 'done' });
      },
    );
  });

  it('gives up when another process never lets go, and recovers', async () => {
    const file = newFile();

    await withStorage(
      () => createSqlite({ file }),
      [table],
      async (storage) => {
        const release = await held(file);
        const row = newRow({ title: 'a' });

        await expect(insert(storage, table, row)).rejects.toMatchObject({ code: 'unavailable' });
        await release();
        expect(await insert(storage, table, row)).toEqual({ kind: 'done' });
      },
    );
  });

  it('keeps the commits of a tick apart: one that is refused undoes no other', async () => {
    await withStorage(
      () => createSqlite({ file: newFile() }),
      [table],
      async (storage) => {
        const rows = ['a', 'b', 'a', 'c', 'b\0'].map((title) => newRow({ title }));
        const answers = await Promise.allSettled(rows.map((row) => insert(storage, table, row)));
        const kinds = answers.map((answer) =>
          answer.status === 'fulfilled' ? answer.value.kind : answer.reason.code,
        );

        expect(kinds).toEqual(['done', 'done', 'duplicate', 'done', 'invalid']);
        expect([...(await titles(storage))].sort()).toEqual(['a', 'b', 'c']);
      },
    );
  });

  it('binds nothing that it could not give back', async () => {
    const connection = await connect(':memory:');
    const bind = (...values: readonly unknown[]) =>
      connection.read({ text: 'select ? as it', values: values as readonly Bound[] });

    for (const value of [
      '',
      'ä😀\uffff',
      1.5,
      -(2n ** 63n),
      2n ** 63n - 1n,
      null,
      new Uint8Array([1]),
    ])
      expect(bind(value)).toEqual([{ it: value }]);

    const wrong = [
      undefined,
      true,
      {},
      [],
      'a\0b',
      '\ud800',
      NaN,
      Infinity,
      2n ** 63n,
      Symbol('x'),
    ];

    for (const value of wrong)
      expect(() => bind(value)).toThrowError(expect.objectContaining({ code: 'invalid' }));

    expect(() => bind()).toThrowError(expect.objectContaining({ code: 'invalid' }));
    expect(() => bind(1n, 2n)).toThrowError(expect.objectContaining({ code: 'invalid' }));
    connection.close();
  });
});
