// SQLite in the process: the embedded default. One file, one writer at a time, durable when a commit is answered.
import { ContractError } from '../core/contract-error.ts';
import type { Query } from './sql/dialect.ts';
import type { Session, SqlDriver, Step } from './sql/sql-driver.ts';
import { createSqlStorage } from './sql/sql-storage.ts';
import { type Connection, connect } from './sqlite/connection.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { contractErrorOf, isBusy, isKnownColumn, takenKey } from './sqlite/errors.ts';
import {
  createWriteQueue,
  patiently,
  undo,
  type Work,
  type WriteQueue,
} from './sqlite/write-queue.ts';
import type { Committed, Storage } from './storage.ts';

export interface SqliteOptions {
  /** A path; `:memory:` is a database that ends with the process. */
  readonly file: string;
  /** The tables are made by migrations: a build that none of them admits does not start. */
  readonly migrated?: boolean;
}

/** How long another process's migration is waited for. */
const LONGEST_MIGRATION = 600_000;
const PRAGMAS = [
  'pragma busy_timeout = 0',
  'pragma journal_mode = wal',
  'pragma synchronous = full',
] as const;

export function createSqlite({ file, migrated = false }: SqliteOptions): Storage {
  const durable = file !== ':memory:';

  return createSqlStorage(
    {
      kind: 'sqlite',
      abilities: { severalInOneCommit: true, durable, shared: durable },
      migrated,
    },
    createDriver(file),
  );
}

interface Open {
  readonly connection: Connection;
  readonly queue: WriteQueue;
}

function createDriver(file: string): SqlDriver {
  let state: Open | undefined;

  const opened = (): Open => {
    if (state === undefined) throw new ContractError('unavailable', 'the database is not open');

    return state;
  };

  return {
    dialect: sqliteDialect,
    async open() {
      state = await opening(file);
    },
    define: (texts) => define(opened(), texts),
    migrate: (work) => migrate(opened().connection, work),
    async close() {
      const open = state;

      state = undefined;
      await open?.queue.idle();
      open?.connection.close();
    },
    client: () => opened().connection.client,
    read: (query) => reading(() => opened().connection.read(query)),
    lists: (query) => reading(() => opened().connection.lists(query)),
    async write(query) {
      const { connection, queue } = opened();

      return queue.add(() => ({ keep: true, value: connection.write(query) }));
    },
    async commit(steps) {
      const { connection, queue } = opened();

      return queue.add(() => runSteps(connection, steps));
    },
  };
}

/** On the one connection, before anything else uses it. */
async function migrate<T>(
  connection: Connection,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  try {
    await patiently(() => connection.exec('begin immediate'), LONGEST_MIGRATION);

    const value = await work({
      run: async (text) => connection.exec(text),
      read: async (query) => connection.read(query),
      write: async (query) => connection.write(query),
    });

    connection.exec('commit');

    return value;
  } catch (error) {
    undo(connection);
    throw contractErrorOf(error);
  }
}

/** Where nobody writes, no promise is made but one. */
async function reading<T>(attempt: () => T): Promise<T> {
  try {
    return attempt();
  } catch (error) {
    if (!isBusy(error)) throw contractErrorOf(error);
  }

  try {
    return await patiently(attempt);
  } catch (error) {
    throw contractErrorOf(error);
  }
}

async function define({ connection, queue }: Open, texts: readonly string[]): Promise<void> {
  await queue.add(() => {
    for (const text of texts) make(connection, text);

    return { keep: true, value: undefined };
  });
}

/** SQLite cannot add a column only where it is missing. */
function make(connection: Connection, text: string): void {
  try {
    connection.exec(text);
  } catch (error) {
    if (!isKnownColumn(error)) throw error;
  }
}

async function opening(file: string): Promise<Open> {
  try {
    const connection = await connect(file);

    for (const pragma of PRAGMAS) await patiently(() => connection.exec(pragma));

    return { connection, queue: createWriteQueue(connection) };
  } catch (error) {
    throw contractErrorOf(error);
  }
}

function runSteps(connection: Connection, steps: readonly Step[]): Work<Committed> {
  for (const step of steps) {
    const refused = runStep(connection, step);

    if (refused !== undefined) return { keep: false, value: refused };
  }

  return { keep: true, value: { kind: 'done' } };
}

function runStep(
  connection: Connection,
  { query, otherwise, refusal, keys }: Step,
): Committed | undefined {
  const write = (one: Query | undefined): boolean => one !== undefined && connection.write(one) > 0;

  try {
    if (write(query) || write(otherwise) || refusal === undefined) return undefined;
  } catch (error) {
    const unique = keys?.names.get(takenKey(error) ?? '');

    if (keys === undefined || unique === undefined) throw error;

    return { kind: 'duplicate', component: keys.component, unique };
  }

  const [found] = refusal.look === undefined ? [] : connection.read(refusal.look);

  return refusal.answer(found);
}
