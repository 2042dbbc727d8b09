// Embedded storage under SIGKILL: what was acknowledged is there, and each event was taken once, in order.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entityTable } from '../../runtime-lib/core/entity-table.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import { bundledChild } from '../support/bundled-child.ts';
import { keepFindings } from '../support/findings.ts';
import { seeded } from '../support/random.ts';
import { expectedOf, type Step, sink, source } from './components.ts';

const KILLS = Number(process.env['TOAC_KILLS'] ?? 12);
const OPERATIONS = Number(process.env['TOAC_OPERATIONS'] ?? 600);
const ENTITIES = 40;
const AT_ONCE = 24;

const folder = mkdtempSync(join(tmpdir(), 'toac-kill-'));
const program = bundledChild('kill', 'faults/child.ts');
const file = join(folder, 'data.sqlite');
const { below, pick } = seeded(20261121);

beforeAll(() => program.build());

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  program.remove();
});

interface Child {
  readonly process: ChildProcess;
  readonly send: (asked: object) => void;
  readonly ended: Promise<unknown>;
}

function start(onLine: (line: string) => void): Promise<Child> {
  const child = spawn(process.execPath, [program.file, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const send = (asked: object): void => void child.stdin.write(`${JSON.stringify(asked)}\n`);

  child.stdin.on('error', () => {});

  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('it ended before it was ready')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') resolve({ process: child, send, ended });
      else onLine(line);
    });
  });
}

const acknowledged = new Set<number>();
const failures: string[] = [];

function asked(op: number): object {
  if (op < ENTITIES)
    return {
      op,
      operation: 'source.create',
      input: { id: `e${op}`, kind: 'none', count: 0, trail: [] },
    };
  if (op < 2 * ENTITIES)
    return { op, operation: 'sink.create', input: { id: `e${op - ENTITIES}`, heard: [] } };

  return {
    op,
    operation: 'source.bump',
    query: { id: `e${op % ENTITIES}` },
    input: { kind: KINDS[op], op },
  };
}

const KINDS = Array.from({ length: OPERATIONS + 2 * ENTITIES }, () => pick(['a', 'b', 'c']));

/** Does operations until all are acknowledged, or until it is killed behind so many of them. */
async function round(from: number, to: number, kill: number | undefined): Promise<void> {
  const open = Array.from({ length: to - from }, (_, i) => from + i).filter(
    (op) => !acknowledged.has(op),
  );
  let running = 0;
  let count = 0;
  let child: Child | undefined;

  const feed = (): void => {
    while (running < AT_ONCE && open.length > 0) {
      running += 1;
      child?.send(asked(open.shift() as number));
    }

    if (running === 0 || count === kill) child?.process.kill('SIGKILL');
  };

  child = await start((line) => {
    const [word, op] = line.split(' ');

    if (word === 'done') acknowledged.add(Number(op));
    else failures.push(line);

    running -= 1;
    count += 1;
    feed();
  });

  feed();
  await child.ended;
}

it(
  `${KILLS} kills during ${OPERATIONS} operations`,
  async () => {
    await round(0, 2 * ENTITIES, undefined);

    const all = OPERATIONS + 2 * ENTITIES;

    for (let i = 0; i < KILLS; i++)
      await round(2 * ENTITIES, all, 1 + below(Math.ceil((2 * OPERATIONS) / KILLS / 2)));

    while (acknowledged.size < all) await round(2 * ENTITIES, all, undefined);

    await drained();
    expect(failures).toEqual([]);

    const storage = createSqlite({ file });

    await storage.start([source, sink].flatMap((c) => entityTable(c)?.table ?? []));

    let heard = 0;
    let bumps = 0;

    for (let i = 0; i < ENTITIES; i++) {
      const trail = (await storage.get('source', `e${i}`))?.values[
        'trail'
      ] as unknown as readonly Step[];
      const taken = (await storage.get('sink', `e${i}`))?.values['heard'];
      const ops = trail.map(({ op }) => op);

      // Nothing acknowledged is lost, nothing repeated has run twice.
      expect(new Set(ops).size).toBe(ops.length);
      expect([...ops].sort((a, b) => a - b)).toEqual(
        KINDS.map((_, op) => op).filter((op) => op >= 2 * ENTITIES && op % ENTITIES === i),
      );
      expect(taken).toEqual(expectedOf(trail));
      heard += (taken as readonly unknown[]).length;
      bumps += ops.length;
    }

    keepFindings('kills', { kills: KILLS, operations: bumps, heard });
    expect(bumps).toBe(OPERATIONS);
    expect(heard).toBeGreaterThan(OPERATIONS / 4);
    await storage.stop();
  },
  30 * 60_000,
);

/** Lets the relay end its work. */
async function drained(): Promise<void> {
  const child = await start((line) => {
    if (line === 'idle 0') child.process.kill('SIGTERM');
    else setTimeout(() => child.send({ op: 0, operation: 'idle' }), 50);
  });

  child.send({ op: 0, operation: 'idle' });
  await child.ended;
}
