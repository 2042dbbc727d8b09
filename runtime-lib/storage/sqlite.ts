// SQLite in the process: the embedded default. One file, one writer at a time, durable when a commit is answered.
import { ContractError } from '../core/contract-error.ts';
import type { Query } from './sql/dialect.ts';
import type { SqlDriver, Step } from './sql/sql-driver.ts';
import { createSqlStorage } from './sql/sql-storage.ts';
import { type Connection, connect } from './sqlite/connection.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import { contractErrorOf, isBusy, isKnownColumn, takenKey } from './sqlite/errors.ts';
import { createWriteQueue, patiently, type Work, type WriteQueue } from './sqlite/write-queue.ts';
import type { Committed, Storage } from './storage.ts';

export interface SqliteOptions {
  /** A path; `:memory:` is a database that ends with the process. */
  readonly file: string;
}

const PRAGMAS = [
  'pragma busy_timeout = 0',
  'pragma journal_mode = wal',
  'pragma synchronous = full',
] as const;

export function createSqlite({ file }: SqliteOptions): Storage {
  const durable = file !== ':memory:';

  return createSqlStorage(
    { kind: 'sqlite', abilities: { severalInOneCommit: true, durable, shared: durable } },
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
    async define(texts) {
      const { connection, queue } = opened();

      await queue.add(() => {
        for (const text of texts) define(connection, text);

        return { keep: true, value: undefined };
      });
    },
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

/** SQLite cannot add a column only where it is missing. */
function define(connection: Connection, text: string): void {
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
