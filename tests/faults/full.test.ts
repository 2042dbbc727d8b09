// A disk that is full: a clear error, no half a commit, and everything goes on when there is space again.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledChild } from '../support/bundled-child.ts';

const folder = mkdtempSync(join(tmpdir(), 'toac-full-'));
const program = bundledChild('full', 'faults/child.ts');

beforeAll(() => program.build());
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  program.remove();
});

interface Talk {
  readonly ask: (asked: object) => Promise<string>;
  readonly end: () => Promise<void>;
}

/** `blocks` of 1,024 bytes are what a file may have; as on a full disk, writing fails, and nobody is killed. */
async function talk(file: string, blocks: number | undefined): Promise<Talk> {
  const limit = blocks === undefined ? '' : `trap '' XFSZ; ulimit -f ${blocks}; `;
  const child = spawn(
    'bash',
    ['-c', `${limit}exec "$@"`, 'bash', process.execPath, program.file, file],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const waiting: ((line: string) => void)[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('it ended')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') resolve();
      else waiting.shift()?.(line);
    });
  });

  await ready;

  return {
    ask: (asked) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(asked)}\n`);
      }),
    end: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

const create = (op: number): object => ({
  op,
  operation: 'source.create',
  input: { id: `e${op}`, kind: 'none', count: 0, trail: [{ kind: 'x'.repeat(20_000), op }] },
});

const read = (op: number, id: string): object => ({ op, operation: 'source.read', query: { id } });

it('refuses what it cannot keep, and keeps the rest', { timeout: 60_000 }, async () => {
  const file = join(folder, 'data.sqlite');
  const tight = await talk(file, 1024);
  const done: number[] = [];
  const failed: string[] = [];

  for (let op = 0; op < 120 && failed.length < 3; op++) {
    const line = await tight.ask(create(op));

    if (line.startsWith('done')) done.push(op);
    else failed.push(line);
  }

  expect(done.length).toBeGreaterThan(5);
  expect(failed).toHaveLength(3);
  for (const line of failed) expect(line).toMatch(/ContractError: .*(?:full|space|disk)/i);

  // It reads on.
  expect(await tight.ask(read(500, 'e0'))).toContain('"id":"e0"');
  await tight.end();

  const roomy = await talk(file, undefined);

  for (const op of done)
    expect(await roomy.ask(read(600 + op, `e${op}`))).toContain(`"id":"e${op}"`);

  const [first = 0] = failed.map((line) => Number(line.split(' ')[1]));

  expect(await roomy.ask(read(900, `e${first}`))).toContain('"missing"');
  expect(await roomy.ask(create(first))).toMatch(/^done/);
  await roomy.end();
});
