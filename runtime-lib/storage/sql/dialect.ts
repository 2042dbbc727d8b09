// How one SQL database writes what all of them can say. Texts only: a dialect never runs anything.
import type { MigrationTexts } from './migration-texts.ts';

/** What a driver may bind. */
export type Bound = string | number | bigint | boolean | Uint8Array | null;

export type SqlRow = Readonly<Record<string, unknown>>;

/** A row as its values, in the order in which they were selected. */
export type SqlList = readonly unknown[];

export interface Query {
  readonly text: string;
  readonly values: readonly Bound[];
}

/** `id` is text that may be a key; `json` is text that holds JSON and is not compared. */
export type ColumnType = 'id' | 'text' | 'json' | 'int64' | 'double' | 'boolean' | 'date' | 'bytes';

export interface Dialect {
  quote(name: string): string;
  /** The n-th value of a statement, from 1. */
  placeholder(position: number, type: ColumnType): string;
  readonly types: Readonly<Record<ColumnType, string>>;
  /** What a boolean is bound as. */
  truth(value: boolean): Bound;
  /** A column that numbers rows in the order in which they are written. */
  readonly position: string;
  /** Behind the column list of a table. */
  readonly tableOptions: string;
  /** Milliseconds since the epoch, by the server's clock where there is a server. */
  now(): string;
  /** Where absent values stand: `field asc` or `field desc` with what makes null first or last. */
  order(expression: string, order: 'asc' | 'desc'): string;
  /** A day that is text as milliseconds since the epoch. */
  startOfDay(expression: string): string;
  /** A whole number that can be multiplied without overflow. */
  wide(expression: string): string;
  /** Whether the list under a name in a JSON column has the value, given as JSON, among its items. */
  contains(column: string, name: string, value: JsonScalar): string;
  /** Where the server takes many values as one: whether the expression is among them, and how they are bound. */
  readonly among?: Among;
  /** Whether a JSON column has nothing, or null, under the name. */
  lacks(column: string, name: string): string;
  /** Behind `insert … values …`: zero rows where the key is taken. Empty where the driver says so of a failure. */
  ignore(keys: readonly string[]): string;
  /** Behind `insert … values …`: replaces the columns where the key is taken. */
  replace(keys: readonly string[], columns: readonly string[]): string;
  /** What makes a unique key that ignores tombstones and absent values. */
  unique(key: UniqueKey): UniqueParts;
  /** The names of the columns that a table has, as `name`. */
  columns(table: string): Query;
  /** No error where another process was faster, or where the driver says so. */
  addColumn(table: string, column: ColumnText): string;
  readonly migration: MigrationTexts;
  /** One key of an index. */
  indexKey(column: string, type: ColumnType, order: 'asc' | 'desc'): string;
}

export interface Among {
  text(expression: string, position: number): string;
  bound(texts: readonly string[]): Bound;
}

/** The value's JSON, and the value as it is bound. */
export interface JsonScalar {
  readonly kind: 'text' | 'number' | 'boolean';
  json(): string;
  plain(): string;
}

export interface ColumnText {
  readonly name: string;
  /** With its name. */
  readonly text: string;
}

export interface UniqueKey {
  readonly name: string;
  readonly table: string;
  readonly deleted: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

export interface UniqueParts {
  /** Columns of its own. */
  readonly columns: readonly ColumnText[];
  /** Statements behind the table's own. */
  readonly indexes: readonly string[];
}
