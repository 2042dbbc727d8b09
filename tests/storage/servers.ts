// Empty databases on the servers that tests run against.
import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

interface Server {
  readonly variable: string;
  /** Defaults that a storage must not depend on. */
  readonly options: string;
  run(url: string, text: string): Promise<void>;
}

export const POSTGRES: Server = {
  variable: 'TOAC_TEST_POSTGRES_URL',
  options: `template template0 encoding 'UTF8' locale_provider icu icu_locale 'en' locale 'C'`,
  async run(url, text) {
    const client = new pg.Client(url);

    await client.connect();
    await client.query(text);
    await client.end();
  },
};

export const MARIADB: Server = {
  variable: 'TOAC_TEST_MARIADB_URL',
  options: 'character set latin1 collate latin1_german1_ci',
  async run(url, text) {
    const connection = await createConnection(url);

    await connection.query(text);
    await connection.end();
  },
};

/** The server's address; undefined where it is not there, which is an error in CI. */
export function addressOf({ variable }: Server): string | undefined {
  const url = process.env[variable];

  if (url === undefined && process.env['CI'] !== undefined)
    throw new Error(`${variable} is not set: start the server by scripts/services`);

  return url;
}

export async function createDatabase(
  { run, options }: Server,
  address: string,
): Promise<TestDatabase> {
  const name = `toac_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(address);

  url.pathname = `/${name}`;
  await run(address, `create database ${name} ${options}`);

  return { url: url.href, drop: () => run(address, `drop database ${name}`) };
}
