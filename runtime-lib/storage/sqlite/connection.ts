// The one place that touches the SQLite module: what is bound is checked, statements are prepared once. Whole numbers
// come back as bigint.
import { ContractError } from '../../core/contract-error.ts';
import type { Bound, Query, SqlRow } from '../sql/dialect.ts';

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
}

interface SqliteModule {
  readonly DatabaseSync: new (file: string) => Database;
}

export interface Connection {
  readonly client: unknown;
  exec(text: string): void;
  read(query: Query): readonly SqlRow[];
  /** How many rows were written. */
  write(query: Query): number;
  close(): void;
}

interface Prepared {
  /** Keeps the database from being collected while the statement lives. */
  readonly database: Database;
  readonly statement: Statement;
  readonly count: number;
}

const MOST_STATEMENTS = 500;
const UNSTORABLE = /\0|\p{Surrogate}/u;
const MOST = 2n ** 63n;

export async function connect(file: string): Promise<Connection> {
  const { DatabaseSync } = await sqliteModule();
  const database = new DatabaseSync(file);
  const statements = new Map<string, Prepared>();

  const prepared = (text: string): Prepared => {
    const known = statements.get(text);

    if (known !== undefined) {
      // The least recently used are first.
      statements.delete(text);
      statements.set(text, known);

      return known;
    }

    const statement = database.prepare(text);
    const made = { database, statement, count: text.split('?').length - 1 };

    statement.setReadBigInts(true);
    if (statements.size >= MOST_STATEMENTS) statements.delete(statements.keys().next().value ?? '');
    statements.set(text, made);

    return made;
  };

  return {
    client: database,
    exec: (text) => database.exec(text),
    read({ text, values }) {
      const { statement, count } = prepared(text);

      return statement.all(...checked(values, count)) as readonly SqlRow[];
    },
    write({ text, values }) {
      const { statement, count } = prepared(text);

      return Number(statement.run(...checked(values, count)).changes);
    },
    close() {
      statements.clear();
      database.close();
    },
  };
}

/** The module of Node where Node has it, else one of the same shape. */
async function sqliteModule(): Promise<SqliteModule> {
  const builtin: string = 'node:sqlite';

  try {
    return (await import(builtin)) as SqliteModule;
  } catch {
    return (await import('@photostructure/sqlite')) as unknown as SqliteModule;
  }
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
      return !UNSTORABLE.test(value);
    case 'number':
      return Number.isFinite(value);
    case 'bigint':
      return value >= -MOST && value < MOST;
    default:
      return value === null || value instanceof Uint8Array;
  }
}
