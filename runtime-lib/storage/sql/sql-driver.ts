// What a database's own file gives to the shared core: how statements run. Types only.
import type { Committed } from '../storage.ts';
import type { ColumnType, Dialect, Query, SqlList, SqlRow } from './dialect.ts';

export interface SqlDriver {
  readonly dialect: Dialect;
  open(): Promise<void>;
  /** Runs statements that make what is missing; what another process made meanwhile is no error. */
  define(texts: readonly string[]): Promise<void>;
  close(): Promise<void>;
  /** What the package gives to talk to the database. */
  client(): unknown;
  read(query: Query): Promise<readonly SqlRow[]>;
  /** The same without names, which many columns make dear. */
  lists(query: Query): Promise<readonly SqlList[]>;
  /** How many rows were written; a taken key is no error where the statement ignores it. */
  write(query: Query): Promise<number>;
  /** Runs a migration while no other one runs; where the database can, all of it or nothing. */
  migrate<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** All steps or none, in their order. */
  commit(steps: readonly Step[]): Promise<Committed>;
}

/** `advance` is a step of the inbox from what stands there, `receive` the first one. */
export type Role = 'journal' | 'receive' | 'advance' | 'write' | 'outbox';

export interface Step {
  readonly role: Role;
  readonly query: Query;
  /** Of a write that changes one row. */
  readonly update?: UpdateShape;
  /** Tried where the first writes nothing. */
  readonly otherwise?: Query;
  /** What it says of the commit that nothing was written; without it nothing need be. */
  readonly refusal?: Refusal;
  /** Unique keys by what the database calls them. */
  readonly keys?: { readonly component: string; readonly names: ReadonlyMap<string, string> };
}

/** An update by id and version: its query's values are those of the columns, then the id and the version. */
export interface UpdateShape {
  readonly table: string;
  readonly columns: readonly { readonly quoted: string; readonly type: ColumnType }[];
}

/** Read when the commit is undone. */
export interface Refusal {
  readonly look?: Query;
  answer(found: SqlRow | undefined): Committed;
}

/** One connection of its own, locked against other migrations, in a transaction where one holds tables. */
export interface Session {
  run(text: string): Promise<void>;
  read(query: Query): Promise<readonly SqlRow[]>;
  write(query: Query): Promise<number>;
}
