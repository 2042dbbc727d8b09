// Makes and changes tables, on a connection of its own: an index over many rows takes longer than any other statement
// may. All of it or nothing, one process after the other.
import type { Client } from 'pg';
import type { Session } from '../sql/sql-driver.ts';
import { contractErrorOf } from './errors.ts';

/** Of those that start at once, and of migrations. */
const LOCK = 8_316_452;

interface Server {
  readonly url: string;
  /** Milliseconds to wait for a connection. */
  readonly patience: number;
}

export function defineSchema(server: Server, texts: readonly string[]): Promise<void> {
  return changeSchema(server, async ({ run }) => {
    for (const text of texts) await run(text);
  });
}

export async function changeSchema<T>(
  { url, patience }: Server,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patience });

  client.on('error', () => undefined);

  try {
    await client.connect();
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);

    const value = await work(sessionOf(client));

    await client.query('commit');

    return value;
  } catch (error) {
    throw contractErrorOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function sessionOf(client: Client): Session {
  return {
    async run(text) {
      await client.query(text);
    },
    read: async ({ text, values }) => (await client.query(text, [...values])).rows,
    write: async ({ text, values }) => (await client.query(text, [...values])).rowCount ?? 0,
  };
}
