// Empty databases for one process of the bench, and knex on the same engines and drivers that the runtime uses.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import knex from 'knex';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);
const CONNECTIONS = 10;

/** What the runtime was built to. */
export function runtime(path) {
  return import(join(ROOT, 'runtime-lib/dist', path));
}

export const DATABASES = {
  sqlite: async () => {
    const parent = join(ROOT, '.toac', 'bench');

    mkdirSync(parent, { recursive: true });

    const folder = mkdtempSync(join(parent, 'sqlite-'));
    const file = join(folder, 'bench.db');
    const { createSqlite } = await runtime('storage/sqlite.js');

    return {
      file,
      storage: createSqlite({ file }),
      knex: async () => knexOnSqlite(file, await sqliteModule()),
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  postgres: async () => {
    const { default: pg } = await import('pg');
    const { createPostgres } = await runtime('storage/postgres.js');
    const { url, drop } = await database('TOAC_TEST_POSTGRES_URL', async (address, text) => {
      const client = new pg.Client(address);

      await client.connect();
      await client.query(text);
      await client.end();
    });

    return {
      storage: createPostgres({ url, connections: CONNECTIONS }),
      knex: async () => knexOn('pg', url),
      drop,
    };
  },
  mariadb: async () => {
    const { createConnection } = await import('mysql2/promise');
    const { createMysql } = await runtime('storage/mysql.js');
    const { url, drop } = await database('TOAC_TEST_MARIADB_URL', async (address, text) => {
      const connection = await createConnection(address);

      await connection.query(text);
      await connection.end();
    });

    return {
      storage: createMysql({ url, connections: CONNECTIONS }),
      knex: async () => knexOn('mysql2', url),
      drop,
    };
  },
};

async function database(variable, run) {
  const address = process.env[variable];

  if (address === undefined)
    throw new Error(
      `${variable} is not set: scripts/services start; eval "$(scripts/services env)"`,
    );

  const name = `toac_bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(address);

  url.pathname = `/${name}`;
  await run(address, `create database ${name}`);

  return { url: url.href, drop: () => run(address, `drop database ${name}`) };
}

function knexOn(client, connection) {
  return knex({ client, connection, pool: { min: CONNECTIONS, max: CONNECTIONS } });
}

export async function sqliteModule() {
  const builtin = 'node:sqlite';

  return import(builtin).catch(() => import('@photostructure/sqlite'));
}

/** Knex's own client for better-sqlite3, which needs a compiler to install, on the module that the runtime uses. */
function knexOnSqlite(filename, { DatabaseSync }) {
  const Client = require('knex/lib/dialects/better-sqlite3');

  class Database {
    constructor(file) {
      this.database = new DatabaseSync(file);
      for (const pragma of ['journal_mode = wal', 'synchronous = full'])
        this.database.exec(`pragma ${pragma}`);
    }

    prepare(text) {
      const statement = this.database.prepare(text);

      return {
        reader: /^\s*(?:select|pragma|with)/i.test(text),
        all: (values) => statement.all(...values),
        run: (values) => statement.run(...values),
      };
    }

    close() {
      this.database.close();
    }
  }

  class SameModule extends Client {
    _driver() {
      return Database;
    }
  }

  return knex({ client: SameModule, connection: { filename }, useNullAsDefault: true });
}
