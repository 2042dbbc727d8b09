// PostgreSQL: many processes, one database. Connections come from a pool, which replaces those that are lost.
import type { Pool, PoolClient, QueryArrayResult, QueryConfig, QueryResult } from 'pg';
import { ContractError } from '../core/contract-error.ts';
import { changeSchema, defineSchema } from './postgres/define-schema.ts';
import { postgresDialect } from './postgres/dialect.ts';
import { contractErrorOf, isConflict, isLost, isRefusal, takenKey } from './postgres/errors.ts';
import { oneStatement } from './postgres/one-statement.ts';
import { createUpdates } from './postgres/update-together.ts';
import { commitTogether } from './sql/commit-together.ts';
import type { Query } from './sql/dialect.ts';
import { retryConflicts } from './sql/retry-conflicts.ts';
import { runSteps } from './sql/run-steps.ts';
import type { SqlDriver, Step } from './sql/sql-driver.ts';
import { createSqlStorage } from './sql/sql-storage.ts';
import type { Committed, Storage } from './storage.ts';

export interface PostgresOptions {
  readonly url: string;
  /** The most connections at a time. */
  readonly connections?: number;
  /** The tables are made by migrations: a build that none of them admits does not start. */
  readonly migrated?: boolean;
}

const CONNECTIONS = 10;
const PATIENCE = 5000;
/** A server that answers no more is lost. */
const LONGEST_QUERY = 30_000;
const MOST_STATEMENTS = 500;
/** Of one tick in one statement. */
const MOST_UPDATES = 32;
/** Longer ones are lists, no two of which are alike. */
const MOST_VALUES = 100;

export function createPostgres(options: PostgresOptions): Storage {
  return createSqlStorage(
    {
      kind: 'postgres',
      abilities: { severalInOneCommit: true, durable: true, shared: true },
      migrated: options.migrated ?? false,
    },
    createDriver(options),
  );
}

type Runner = (client: PoolClient, query: Query) => Promise<QueryResult>;
type ListRunner = (client: PoolClient, query: Query) => Promise<QueryArrayResult>;

function createDriver(options: PostgresOptions): SqlDriver {
  let pool: Pool | undefined;
  const { run, lists } = createRunner();
  const updates = createUpdates();

  const opened = (): Pool => {
    if (pool === undefined) throw new ContractError('unavailable', 'the database is not open');

    return pool;
  };

  const once = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    try {
      return await withClient(opened(), work);
    } catch (error) {
      throw contractErrorOf(error);
    }
  };

  return {
    dialect: postgresDialect,
    async open() {
      pool = await createPool(options);
    },
    define: (texts) => defineSchema({ url: options.url, patience: PATIENCE }, texts),
    migrate: (work) => changeSchema({ url: options.url, patience: PATIENCE }, work),
    async close() {
      const open = pool;

      pool = undefined;
      await open?.end();
    },
    client: opened,
    read: async (query) => (await once((client) => run(client, query))).rows,
    lists: async (query) => (await once((client) => lists(client, query))).rows,
    write: async (query) => (await once((client) => run(client, query))).rowCount ?? 0,
    commit: commitTogether({
      alone: (steps) => retryConflicts(() => commit(opened(), steps, run), isConflict),
      together: async (all) => {
        const { rows } = await withClient(opened(), (client) => lists(client, updates(all)));

        return rows.map(([id]) => String(id));
      },
      likeness: ({ shape }) => shape.table,
      size: (count) => Math.min(count, MOST_UPDATES),
      contractErrorOf,
    }),
  };
}

async function createPool({ url, connections = CONNECTIONS }: PostgresOptions): Promise<Pool> {
  const { Pool } = (await import('pg')).default;
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: LONGEST_QUERY,
    keepAlive: true,
  });

  // A connection that is lost says so to who uses it, and is replaced by the next call. Unheard, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  return pool;
}

/** Statements get names, by which the server keeps their plans. */
function createRunner(): { readonly run: Runner; readonly lists: ListRunner } {
  const names = new Map<string, string>();
  const named = ({ text, values }: Query): QueryConfig => {
    const known = names.get(text);

    if (known === undefined && (names.size >= MOST_STATEMENTS || values.length > MOST_VALUES))
      return { text, values: [...values] };

    const name = known ?? `toac_${names.size}`;

    names.set(text, name);

    return { name, text, values: [...values] };
  };

  return {
    run: (client, query) => client.query(named(query)),
    lists: (client, query) => client.query({ ...named(query), rowMode: 'array' }),
  };
}

async function commit(pool: Pool, steps: readonly Step[], run: Runner): Promise<Committed> {
  const single = oneStatement(steps);

  if (single !== undefined && (await wrote(pool, single, run))) return { kind: 'done' };

  let committed: Committed = { kind: 'conflict' };

  await transact(pool, async (client) => {
    committed = await runSteps(steps, {
      read: async (query) => (await run(client, query)).rows,
      write: async (query) => (await run(client, query)).rowCount ?? 0,
      takenKey,
    });

    return committed.kind === 'done';
  });

  return committed;
}

/** The pool's own `query` would close the connection for every error, such as a taken key. */
async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();

  try {
    const result = await work(client);

    client.release();

    return result;
  } catch (error) {
    client.release(isLost(error));
    throw error;
  }
}

/** Whether the one statement did it all. */
async function wrote(pool: Pool, query: Query, run: Runner): Promise<boolean> {
  try {
    const { rows } = await withClient(pool, (client) => run(client, query));

    return Number(rows[0]?.['written']) === 1;
  } catch (error) {
    if (isRefusal(error)) return false;

    throw isConflict(error) ? error : contractErrorOf(error);
  }
}

/** What `work` did stays where it says so. */
async function transact(pool: Pool, work: (client: PoolClient) => Promise<boolean>): Promise<void> {
  let client: PoolClient | undefined;

  try {
    client = await pool.connect();
    await client.query('begin');
    await client.query((await work(client)) ? 'commit' : 'rollback');
    client.release();
  } catch (error) {
    await abandon(client);
    throw isConflict(error) ? error : contractErrorOf(error);
  }
}

/** A connection whose transaction cannot be ended is closed. */
async function abandon(client: PoolClient | undefined): Promise<void> {
  try {
    await client?.query('rollback');
    client?.release();
  } catch {
    client?.release(true);
  }
}
