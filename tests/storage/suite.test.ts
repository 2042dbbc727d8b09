// The same suite on every kind of storage, on real servers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import { storageSuite } from '../../runtime-lib/testing.ts';

describe('memory', () => {
  for (const { title, run } of storageSuite('memory', createMemory)) it(title, run);
});

describe('sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toac-storage-'));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const { title, run } of storageSuite('sqlite', () =>
    createSqlite({ file: join(folder, 'suite.db') }),
  ))
    it(title, run);
});
