// The same suite on every kind of storage, on real servers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createMysql } from '../../runtime-lib/storage/mysql.ts';
import { createPostgres } from '../../runtime-lib/storage/postgres.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { storageSuite } from '../../runtime-lib/testing.ts';
import { addressOf, createDatabase, MARIADB, POSTGRES, type TestDatabase } from './servers.ts';

describe('memory', () => {
  for (const { title, run } of storageSuite('memory', createMemory)) it(title, run);
});

describe('sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toac-storage-'));
  const create = () => createSqlite({ file: join(folder, 'suite.db') });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const { title, run } of storageSuite('sqlite', create)) it(title, run);
});

const onServers = [
  { name: 'postgres', server: POSTGRES, kind: (url: string) => createPostgres({ url }) },
  { name: 'mariadb', server: MARIADB, kind: (url: string) => createMysql({ url }) },
];

for (const { name, server, kind } of onServers) {
  const address = addressOf(server);
  const missing = address === undefined ? ` (skipped: ${server.variable} is not set)` : '';

  describe.skipIf(address === undefined)(`${name}${missing}`, () => {
    let database: TestDatabase | undefined;
    const create = (): Storage => kind(database?.url ?? address ?? '');

    beforeAll(async () => {
      database = await createDatabase(server, address ?? '');
    });
    afterAll(() => database?.drop());

    for (const { title, run } of storageSuite(name, create)) it(title, run);
  });
}
