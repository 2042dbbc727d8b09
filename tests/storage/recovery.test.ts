// Servers that end connections, and processes that start at once.
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isContractError } from '../../runtime-lib/core/contract-error.ts';
import { createMysql } from '../../runtime-lib/storage/mysql.ts';
import { createPostgres } from '../../runtime-lib/storage/postgres.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import {
  insert,
  newRow,
  newTable,
  next,
  update,
  withStorage,
} from '../../runtime-lib/testing/storage/storage-case.ts';
import { addressOf, createDatabase, MARIADB, POSTGRES, type TestDatabase } from './servers.ts';

async function postgresProcesses(address: string, database: string): Promise<readonly number[]> {
  const client = new pg.Client(address);

  await client.connect();

  const { rows } = await client.query(
    'select pid from pg_stat_activity where datname = $1 order by pid',
    [database],
  );

  await client.end();

  return rows.map(({ pid }) => pid);
}

/** Ends every connection to the database, as an operator or a failover does. */
async function cutPostgres(address: string, database: string): Promise<void> {
  const client = new pg.Client(address);

  await client.connect();
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    database,
  ]);
  await client.end();
}

async function mariadbProcesses(address: string, database: string): Promise<readonly number[]> {
  const connection = await createConnection(address);
  const [rows] = await connection.query<RowDataPacket[]>(
    'select id from information_schema.processlist where db = ? order by id',
    [database],
  );

  await connection.end();

  return rows.map(({ id }) => id);
}

async function cutMariadb(address: string, database: string): Promise<void> {
  const ids = await mariadbProcesses(address, database);
  const connection = await createConnection(address);

  for (const id of ids) await connection.query(`kill connection ${id}`).catch(() => undefined);
  await connection.end();
}

const servers = [
  {
    name: 'postgres',
    server: POSTGRES,
    kind: (url: string) => createPostgres({ url, connections: 4 }),
    cut: cutPostgres,
    connectionsOf: postgresProcesses,
    nowhere: 'postgres://toac:toac@127.0.0.1:1/toac',
  },
  {
    name: 'mariadb',
    server: MARIADB,
    kind: (url: string) => createMysql({ url, connections: 4 }),
    cut: cutMariadb,
    connectionsOf: mariadbProcesses,
    nowhere: 'mysql://toac:toac@127.0.0.1:1/toac',
  },
];

for (const { name, server, kind, cut, connectionsOf, nowhere } of servers) {
  const address = addressOf(server) ?? '';
  const missing = address === '' ? ` (skipped: ${server.variable} is not set)` : '';

  describe.skipIf(address === '')(`${name}${missing}`, () => {
    let database: TestDatabase | undefined;
    const create = (): Storage => kind(database?.url ?? '');
    const table = newTable([{ name: 'title', type: 'text' }]);

    beforeAll(async () => {
      database = await createDatabase(server, address);
    });
    afterAll(() => database?.drop());

    it('makes its tables when processes start at once', async () => {
      const storages = Array.from({ length: 6 }, create);

      await Promise.all(storages.map((storage) => storage.start([table])));

      const row = newRow({ title: 'a' });

      expect(await insert(storages[0] as Storage, table, row)).toEqual({ kind: 'done' });
      expect(await storages[5]?.get(table.component, row.id)).toEqual(row);
      await Promise.all(storages.map((storage) => storage.stop()));
    });

    it('answers again after its connections were cut, and loses no commit that was answered', async () => {
      await withStorage(create, [table], async (storage) => {
        let row = newRow({ title: 'a' });

        await insert(storage, table, row);

        for (let round = 0; round < 5; round++) {
          const calls = Promise.allSettled(
            Array.from({ length: 8 }, () => storage.get(table.component, row.id)),
          );

          await cut(address, new URL(database?.url ?? '').pathname.slice(1));

          for (const answer of await calls) {
            if (answer.status === 'rejected')
              expect(answer.reason).toMatchObject({ code: 'unavailable' });
          }

          const changed = next(row);
          const answers = await untilAnswered(() => update(storage, table, changed));

          // A connection may be lost behind the commit and before its answer: then the version stands there.
          expect(['done', 'conflict']).toContain(answers.kind);
          expect(await untilAnswered(() => storage.get(table.component, row.id))).toEqual(changed);
          row = changed;
        }
      });
    });

    it('keeps its connections when the database refuses a write', async () => {
      const unique = newTable(table.fields, { unique: [{ name: 'title', fields: ['title'] }] });

      await withStorage(create, [unique], async (storage) => {
        const row = newRow({ title: 'a' });
        const there = () => connectionsOf(address, new URL(database?.url ?? '').pathname.slice(1));

        await insert(storage, unique, row);

        const before = await there();

        for (let i = 0; i < 5; i++) {
          expect((await insert(storage, unique, newRow({ title: 'a' }))).kind).toBe('duplicate');
          expect((await update(storage, unique, next(next(row)))).kind).toBe('conflict');
        }

        expect(before.length).toBeGreaterThan(0);
        expect(await there()).toEqual(before);
      });
    });

    it('is unavailable where no server answers', async () => {
      await expect(kind(nowhere).start([table])).rejects.toMatchObject({ code: 'unavailable' });
    });
  });
}

async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!isContractError(error) || error.code !== 'unavailable') throw error;
    }
  }

  throw new Error('the storage did not recover');
}
