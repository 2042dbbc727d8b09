// Many writers of one entity, in several processes: no increment is lost, and nobody waits for ever.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledChild } from '../support/bundled-child.ts';
import { keepFindings } from '../support/findings.ts';
import { running } from '../support/system.ts';
import { counter } from './counter.ts';
import { KINDS, MEMORY } from './storages.ts';

const INCREMENTS = Number(process.env['TOAC_INCREMENTS'] ?? 600);
const WRITERS = 32;
const PROCESSES = 3;

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = bundledChild('writer', 'conformance/writer.ts');
const run = promisify(execFile);

beforeAll(() => program.build());
afterAll(() => program.remove());

interface Told {
  readonly attempts: readonly number[];
  readonly slowest: number;
}

for (const kind of KINDS) {
  describe.skipIf(kind.missing !== '')(`${kind.name}${kind.missing}`, () => {
    it(`${INCREMENTS} increments by ${WRITERS} writers`, { timeout: 20 * 60_000 }, async () => {
      const place = await kind.place();
      const storage = kind.open(place.at);
      const runs = new Map<string, number>();
      const counting = counter((id) => runs.set(id, (runs.get(id) ?? 0) + 1));
      const around = await running([counting as never], { storage });

      try {
        await around.ask('counter.create', { input: { id: 'one' } });

        const told =
          kind === MEMORY ? [await inOne(around.ask, runs)] : await inSeveral(kind.name, place.at);
        const attempts = told.flatMap((t) => t.attempts).sort((a, b) => a - b);
        const p99 = attempts[Math.floor(attempts.length * 0.99)];
        const slowest = Math.max(...told.map((t) => t.slowest));

        expect(await around.ask('counter.read', { query: { id: 'one' } })).toMatchObject({
          count: INCREMENTS,
        });
        keepFindings(`writers-${kind.name}`, { increments: INCREMENTS, p99, slowest });
        expect(p99).toBeLessThanOrEqual(20);
      } finally {
        await around.system.stop();
        await place.drop();
      }
    });
  });
}

/** Memory is of one process. */
async function inOne(
  ask: (operation: string, request: object) => Promise<unknown>,
  runs: ReadonlyMap<string, number>,
): Promise<Told> {
  let left = INCREMENTS;
  let slowest = 0;

  const write = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;

      const began = performance.now();

      await ask('counter.add', { query: { id: 'one' } });
      slowest = Math.max(slowest, performance.now() - began);
    }
  };

  await Promise.all(Array.from({ length: WRITERS }, write));

  return { attempts: [...runs.values()], slowest: Math.round(slowest) };
}

function inSeveral(kind: string, at: string): Promise<readonly Told[]> {
  return Promise.all(
    Array.from({ length: PROCESSES }, async (_, i) => {
      const writers = Math.floor((WRITERS + i) / PROCESSES);
      const share = Math.floor((INCREMENTS + i) / PROCESSES);
      const { stdout } = await run(
        process.execPath,
        [program.file, kind, at, String(writers), String(share)],
        {
          cwd: root,
          maxBuffer: 64 * 1024 * 1024,
        },
      );

      return JSON.parse(stdout) as Told;
    }),
  );
}
