// MariaDB: many processes, one database. Connections come from a pool, which replaces those that are lost.
import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { ContractError } from '../core/contract-error.ts';
import { mysqlDialect } from './mysql/dialect.ts';
import { contractErrorOf, isConflict, isRefusal, takenKey } from './mysql/errors.ts';
import { oneStatement } from './mysql/one-statement.ts';
import { createBlocks, likeness, sizeOfBlock } from './mysql/update-together.ts';
import { commitTogether } from './sql/commit-together.ts';
import type { Bound, Query, SqlList, SqlRow } from './sql/dialect.ts';
import { retryConflicts } from './sql/retry-conflicts.ts';
import { runSteps } from './sql/run-steps.ts';
import type { Session, SqlDriver, Step } from './sql/sql-driver.ts';
import { createSqlStorage } from './sql/sql-storage.ts';
import type { Committed, Storage } from './storage.ts';

export interface MysqlOptions {
  readonly url: string;
  /** The most connections at a time. */
  readonly connections?: number;
  /** The tables are made by migrations: a build that none of them admits does not start. */
  readonly migrated?: boolean;
}

type Runner = Pick<Pool | PoolConnection, 'execute'>;

const CONNECTIONS = 10;
const PATIENCE = 5000;
/** Seconds that another process's migration is waited for. */
const LONGEST_MIGRATION = 600;
const PRIMARY = 'PRIMARY';
const SESSION = `set session transaction isolation level read committed,
  session sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'`;

export function createMysql(options: MysqlOptions): Storage {
  return createSqlStorage(
    {
      kind: 'mysql',
      abilities: { severalInOneCommit: true, durable: true, shared: true },
      migrated: options.migrated ?? false,
    },
    createDriver(options),
  );
}

function createDriver(options: MysqlOptions): SqlDriver {
  let pool: Pool | undefined;
  const blocks = createBlocks();

  const opened = (): Pool => {
    if (pool === undefined) throw new ContractError('unavailable', 'the database is not open');

    return pool;
  };

  return {
    dialect: mysqlDialect,
    async open() {
      pool = await createPool(options);
      await requireMariadb(pool);
    },
    async define(texts) {
      for (const text of texts) await answered(() => opened().query(text));
    },
    migrate: (work) => migrate(opened(), work),
    async close() {
      const open = pool;

      pool = undefined;
      await open?.end();
    },
    client: opened,
    read: (query) => answered(() => read(opened(), query)),
    lists: (query) => answered(() => lists(opened(), query)),
    write: (query) => answered(() => write(opened(), query)),
    commit: commitTogether({
      alone: (steps) => retryConflicts(() => commit(opened(), steps), isConflict),
      together: async (updates) => {
        const isWritten = await wrote(opened(), blocks(updates));

        return isWritten ? updates.map(({ id }) => id) : [];
      },
      likeness,
      size: sizeOfBlock,
      contractErrorOf,
    }),
  };
}

async function createPool({ url, connections = CONNECTIONS }: MysqlOptions): Promise<Pool> {
  const { createPool: create } = await import('mysql2/promise');
  const pool = create({
    uri: url,
    connectionLimit: connections,
    connectTimeout: PATIENCE,
    charset: 'utf8mb4',
    supportBigNumbers: true,
    bigNumberStrings: true,
    enableKeepAlive: true,
    maxPreparedStatements: 500,
  });

  // The first that a new connection does; where it fails, so does what is behind it.
  pool.pool.on('connection', (connection) => {
    connection.query(SESSION, () => undefined);
  });

  return pool;
}

/** On a connection that is closed afterwards, and with it whatever was locked. */
async function migrate<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  let connection: PoolConnection | undefined;

  try {
    const locked = await pool.getConnection();

    connection = locked;
    await lock(locked);

    return await work({
      async run(text) {
        await locked.query(text);
      },
      read: (query) => read(locked, query),
      write: (query) => write(locked, query),
    });
  } catch (error) {
    throw contractErrorOf(error);
  } finally {
    connection?.destroy();
  }
}

async function lock(connection: PoolConnection): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `select get_lock(sha1(concat('toac migrations ', database())), ?) as locked`,
    [LONGEST_MIGRATION],
  );

  if (Number(rows[0]?.['locked']) !== 1)
    throw new ContractError('unavailable', 'another process migrates for longer than was waited');
}

/** Blocks, collations and indexes are written as MariaDB reads them. */
async function requireMariadb(pool: Pool): Promise<void> {
  const [found] = await answered(() =>
    read(pool, { text: 'select version() as version', values: [] }),
  );
  const version = String(found?.['version']);

  if (!version.includes('MariaDB'))
    throw new ContractError('internal', `mysql means MariaDB: this server is ${version}`);
}

async function answered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw contractErrorOf(error);
  }
}

async function read(runner: Runner, query: Query): Promise<readonly SqlRow[]> {
  const [rows] = await runner.execute<RowDataPacket[]>(query.text, bindable(query.values));

  return rows;
}

async function lists(pool: Pool, { text, values }: Query): Promise<readonly SqlList[]> {
  const [found] = await pool.execute<RowDataPacket[][]>(
    { sql: text, rowsAsArray: true },
    bindable(values),
  );

  return found;
}

/** A taken primary key is no error: nothing was written. */
async function write(runner: Runner, { text, values }: Query): Promise<number> {
  try {
    const [{ affectedRows }] = await runner.execute<ResultSetHeader>(text, bindable(values));

    return affectedRows;
  } catch (error) {
    if (takenKey(error) === PRIMARY) return 0;

    throw error;
  }
}

/** Whole numbers travel as text and are cast by the statement: doubles would round them. */
function bindable(values: readonly Bound[]) {
  return values.map((value) => {
    if (typeof value === 'bigint') return value.toString();

    return value instanceof Uint8Array ? Buffer.from(value) : value;
  });
}

async function commit(pool: Pool, steps: readonly Step[]): Promise<Committed> {
  const single = oneStatement(steps);

  if (single !== undefined && (await wrote(pool, single))) return { kind: 'done' };

  let connection: PoolConnection | undefined;

  try {
    connection = await pool.getConnection();

    const committed = await transact(connection, steps);

    connection.release();

    return committed;
  } catch (error) {
    await abandon(connection);

    throw isConflict(error) ? error : contractErrorOf(error);
  }
}

/** Whether the one statement did it all. */
async function wrote(pool: Pool, { text, values }: Query): Promise<boolean> {
  try {
    await pool.execute(text, bindable(values));

    return true;
  } catch (error) {
    if (isRefusal(error)) return false;

    throw isConflict(error) ? error : contractErrorOf(error);
  }
}

async function transact(connection: PoolConnection, steps: readonly Step[]): Promise<Committed> {
  await connection.query('begin');

  const committed = await runSteps(steps, {
    read: (query) => read(connection, query),
    write: (query) => write(connection, query),
    takenKey,
  });

  await connection.query(committed.kind === 'done' ? 'commit' : 'rollback');

  return committed;
}

/** A connection whose transaction cannot be ended is closed. */
async function abandon(connection: PoolConnection | undefined): Promise<void> {
  try {
    await connection?.query('rollback');
    connection?.release();
  } catch {
    connection?.destroy();
  }
}
