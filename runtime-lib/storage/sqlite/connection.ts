// The one place that touches the SQLite module: what is bound is checked, statements are prepared once. Whole numbers
// come back as bigint.
import { isPlain } from '../../check/text.ts';
import { ContractError } from '../../core/contract-error.ts';
import type { Bound, Query, SqlList, SqlRow } from '../sql/dialect.ts';

/** The part of `node:sqlite` that is used. */
interface Database {
  exec(text: string): void;
  prepare(text: string): Statement;
  close(): void;
}

interface Statement {
  run(...values: readonly Bound[]): { readonly changes: number | bigint };
  all(...values: readonly Bound[]): unknown;
  setReadBigInts(enabled: boolean): void;
  /** Since Node 22.16. */
  setReturnArrays?(enabled: boolean): void;
}

interface SqliteModule {
  readonly DatabaseSync: new (file: string) => Database;
}

export interface Connection {
  readonly client: unknown;
  exec(text: string): void;
  /** The same, prepared: for texts that come again and again. */
  run(text: string): void;
  read(query: Query): readonly SqlRow[];
  lists(query: Query): readonly SqlList[];
  /** How many rows were written. */
  write(query: Query): number;
  close(): void;
}

interface Prepared {
  /** Keeps the database from being collected while the statement lives. */
  readonly database: Database;
  readonly statement: Statement;
  readonly count: number;
  readonly givesLists: boolean;
}

const MOST_STATEMENTS = 500;
const MOST = 2n ** 63n;

export async function connect(file: string): Promise<Connection> {
  const { DatabaseSync } = sqliteModule();
  const database = new DatabaseSync(file);
  const named = createStatements(database, false);
  const unnamed = createStatements(database, true);

  return {
    client: database,
    exec: (text) => database.exec(text),
    run(text) {
      named.of(text).statement.run();
    },
    read({ text, values }) {
      const { statement, count } = named.of(text);

      return statement.all(...checked(values, count)) as readonly SqlRow[];
    },
    lists({ text, values }) {
      const { statement, count, givesLists } = unnamed.of(text);
      const found = statement.all(...checked(values, count)) as readonly object[];

      return givesLists ? (found as readonly SqlList[]) : found.map((row) => Object.values(row));
    },
    write({ text, values }) {
      const { statement, count } = named.of(text);

      return Number(statement.run(...checked(values, count)).changes);
    },
    close() {
      named.clear();
      unnamed.clear();
      database.close();
    },
  };
}

function createStatements(database: Database, lists: boolean) {
  const known = new Map<string, Prepared>();
  let last = '';

  const prepare = (text: string): Prepared => {
    const statement = database.prepare(text);
    const givesLists = lists && statement.setReturnArrays !== undefined;

    statement.setReadBigInts(true);
    if (givesLists) statement.setReturnArrays?.(true);

    return { database, statement, count: text.split('?').length - 1, givesLists };
  };

  return {
    of(text: string): Prepared {
      const found = known.get(text);

      if (found !== undefined && text === last) return found;
      // The least recently used are first.
      if (found !== undefined) known.delete(text);
      else if (known.size >= MOST_STATEMENTS) known.delete(known.keys().next().value ?? '');

      const statement = found ?? prepare(text);

      known.set(text, statement);
      last = text;

      return statement;
    },
    clear: () => known.clear(),
  };
}

/** The module of Node where Node has it, else one of the same shape. */
function sqliteModule(): SqliteModule {
  const builtin = process.getBuiltinModule('node:sqlite') as SqliteModule | undefined;

  if (builtin !== undefined) return builtin;

  // Its other form takes apart, at each start, the one that is required here.
  const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);

  return require('@photostructure/sqlite') as SqliteModule;
}

function checked(values: readonly Bound[], count: number): readonly Bound[] {
  if (values.length !== count)
    throw new ContractError(
      'invalid',
      `the statement takes ${count} values and was given ${values.length}`,
    );

  for (const value of values) {
    if (!isBindable(value))
      throw new ContractError('invalid', `SQLite cannot store a value of type ${typeof value}`);
  }

  return values;
}

/** From outside of the types too: `undefined` or an object must never reach the database. */
function isBindable(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      return isPlain(value);
    case 'number':
      return Number.isFinite(value);
    case 'bigint':
      return value >= -MOST && value < MOST;
    default:
      return value === null || value instanceof Uint8Array;
  }
}
