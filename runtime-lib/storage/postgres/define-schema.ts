// Makes what is missing, on a connection of its own: an index over many rows takes longer than any other statement may.
import { contractErrorOf } from './errors.ts';

/** Processes that start at once make the tables one after the other. */
const LOCK = 8_316_452;

interface Server {
  readonly url: string;
  /** Milliseconds to wait for a connection. */
  readonly patience: number;
}

export async function defineSchema(
  { url, patience }: Server,
  texts: readonly string[],
): Promise<void> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patience });

  client.on('error', () => undefined);

  try {
    await client.connect();
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    for (const text of texts) await client.query(text);
    await client.query('commit');
  } catch (error) {
    throw contractErrorOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
