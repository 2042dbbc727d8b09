// An acknowledgement comes behind a sync of the log: watched from outside, by strace.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledChild } from '../support/bundled-child.ts';
import { keepFindings } from '../support/findings.ts';

const OPERATIONS = Number(process.env['TOAC_SYNCED'] ?? 100);

const folder = mkdtempSync(join(tmpdir(), 'toac-sync-'));
const program = bundledChild('sync', 'faults/child.ts');
const careless = bundledChild('sync-off', 'faults/child.ts');

beforeAll(async () => {
  await program.build();
  await careless.build();

  const text = readFileSync(careless.file, 'utf8');
  const off = text.replace(/synchronous\s*=\s*FULL/gi, 'synchronous = OFF');

  expect(off).not.toBe(text);
  writeFileSync(careless.file, off);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  program.remove();
  careless.remove();
});

const traced = hasStrace();

function hasStrace(): boolean {
  try {
    execFileSync('strace', ['-V'], { stdio: 'ignore' });

    return true;
  } catch {
    if (process.env['CI'] !== undefined) throw new Error('strace is missing');

    return false;
  }
}

/** How many acknowledgements came without a sync since the one before. */
async function unsynced(file: string): Promise<number> {
  const log = join(folder, `${Math.random()}.strace`);
  const child = spawn(
    'strace',
    [
      '-f',
      '-e',
      'trace=fsync,fdatasync,write',
      '-s',
      '24',
      '-o',
      log,
      process.execPath,
      file,
      `${log}.sqlite`,
    ],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  );
  let op = 0;
  const ask = (): void => {
    const asked =
      op === 0
        ? { op, operation: 'source.create', input: { id: 'e', kind: 'none', count: 0, trail: [] } }
        : { op, operation: 'source.bump', query: { id: 'e' }, input: { kind: 'c', op } };

    child.stdin.write(`${JSON.stringify(asked)}\n`);
  };

  await new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', () => {
      if (op > OPERATIONS) child.stdin.write('{"operation":"exit"}\n');
      else ask();

      op += 1;
    });
    child.once('exit', resolve);
  });

  return countUnsynced(readFileSync(log, 'utf8'));
}

function countUnsynced(log: string): number {
  let synced = false;
  let bad = 0;
  let seen = 0;

  for (const line of log.split('\n')) {
    if (/ f(?:data)?sync\(/.test(line)) synced = true;
    if (!/ write\(1, "done /.test(line)) continue;

    seen += 1;
    bad += synced ? 0 : 1;
    synced = false;
  }

  expect(seen).toBeGreaterThanOrEqual(OPERATIONS);

  return bad;
}

describe.skipIf(!traced)(`strace${traced ? '' : ' (skipped: it is not installed)'}`, () => {
  it('sees a sync before each acknowledgement', { timeout: 300_000 }, async () => {
    const found = await unsynced(program.file);

    keepFindings('syncs', { acknowledgements: OPERATIONS, unsynced: found });
    expect(found).toBe(0);
  });

  it('sees that a build without syncs has none', { timeout: 300_000 }, async () => {
    expect(await unsynced(careless.file)).toBeGreaterThan(OPERATIONS / 2);
  });
});
