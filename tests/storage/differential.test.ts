// Every kind of storage finds what memory finds, in the same order. `TOAC_PAIRS` asks for a longer run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import { createMongodb } from '../../runtime-lib/storage/mongodb.ts';
import { createMysql } from '../../runtime-lib/storage/mysql.ts';
import { createPostgres } from '../../runtime-lib/storage/postgres.ts';
import { createSqlite } from '../../runtime-lib/storage/sqlite.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { keepFindings } from '../support/findings.ts';
import { ask, PAIRS } from './differential.ts';
import { dropDatabase, emptyDatabase, MONGODB } from './mongodb-server.ts';
import { addressOf, createDatabase, MARIADB, POSTGRES, type TestDatabase } from './servers.ts';

const HOUR = 3_600_000;

/** What needs no server is asked more. */
const EMBEDDED_PAIRS = Number(process.env['TOAC_EMBEDDED_PAIRS'] ?? PAIRS);

function asks(name: string, create: () => Storage, pairs = PAIRS): void {
  it(
    `answers ${pairs} questions as memory does`,
    async () => {
      const { telling } = await ask(create, pairs);

      keepFindings(`queries-${name}`, { questions: pairs, telling, differences: 0 });
      // Most questions have an answer that could be wrong.
      expect(telling).toBeGreaterThan(pairs / 4);
    },
    HOUR,
  );
}

describe('memory', () => asks('memory', createMemory));

describe('sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toac-differential-'));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  asks('sqlite', () => createSqlite({ file: join(folder, 'rows.db') }), EMBEDDED_PAIRS);
});

const SQL = [
  { name: 'postgres', server: POSTGRES, create: (url: string) => createPostgres({ url }) },
  { name: 'mariadb', server: MARIADB, create: (url: string) => createMysql({ url }) },
];

for (const { name, server, create } of SQL) {
  const address = addressOf(server);
  const missing = address === undefined ? ` (skipped: ${server.variable} is not set)` : '';

  describe.skipIf(address === undefined)(`${name}${missing}`, () => {
    let database: TestDatabase | undefined;

    beforeAll(async () => {
      database = await createDatabase(server, address ?? '');
    });
    afterAll(() => database?.drop());
    asks(name, () => create(database?.url ?? ''));
  });
}

describe.skipIf(MONGODB.address === undefined)(`mongodb${MONGODB.missing}`, () => {
  const url = emptyDatabase();

  afterAll(() => dropDatabase(url));
  asks('mongodb', () => createMongodb({ url }));
});
