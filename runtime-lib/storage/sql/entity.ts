// One entity as a table: its columns, and rows on their way in and out. Values that a column cannot give back exactly
// stand in the document too, which wins when a row is read.
import { put } from '../../check/convert.ts';
import { ContractError } from '../../core/contract-error.ts';
import type { FieldDefinition } from '../../core/definition.ts';
import { type FieldTypes, fieldTypes } from '../field-types.ts';
import type { Table } from '../storage.ts';
import type { Row, Value } from '../values.ts';
import { type ColumnCodec, codecOf, idCodec, integer, timestamp } from './column-codecs.ts';
import type { Bound, ColumnType, Dialect, SqlList } from './dialect.ts';
import { jsonText } from './json-text.ts';
import { columnName, hashedName, tableName } from './names.ts';

export interface Column {
  readonly name: string;
  readonly quoted: string;
  readonly codec: ColumnCodec;
  /** Undefined for columns of the system. */
  readonly field?: FieldDefinition;
}

export interface Entity {
  readonly definition: Table;
  readonly dialect: Dialect;
  readonly name: string;
  readonly quoted: string;
  readonly types: FieldTypes;
  /** By the field's name, those of the system that conditions may ask for too. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly fields: readonly Column[];
  /** The names of fields that have one. */
  readonly withColumn: ReadonlySet<string>;
  /** Unique keys by what databases call them in errors. */
  readonly unique: ReadonlyMap<string, string>;
}

export const SYSTEM_COLUMNS: readonly { readonly name: string; readonly type: ColumnType }[] = [
  { name: 'id', type: 'id' },
  { name: '_version', type: 'int64' },
  { name: '_created', type: 'int64' },
  { name: '_updated', type: 'int64' },
  { name: '_deleted', type: 'int64' },
  { name: '_seq', type: 'int64' },
  { name: '_last', type: 'json' },
  { name: '_document', type: 'json' },
];

const FIRST_FIELD = SYSTEM_COLUMNS.length;
const DOCUMENT = SYSTEM_COLUMNS.findIndex(({ name }) => name === '_document');
/** As JSON: most rows have no more than their columns. */
const NOTHING = '{}';

export function createEntity(definition: Table, dialect: Dialect): Entity {
  const column = (name: string, codec: ColumnCodec): Column => ({
    name,
    quoted: dialect.quote(name),
    codec,
  });
  const fields = definition.fields.flatMap((field): Column[] => {
    const codec = codecOf(field.type, dialect);

    return codec === undefined ? [] : [{ ...column(columnName(field.name), codec), field }];
  });
  const name = tableName(definition.component);

  return {
    definition,
    dialect,
    name,
    quoted: dialect.quote(name),
    types: fieldTypes(definition.fields),
    fields,
    withColumn: new Set(fields.flatMap(({ field }) => (field === undefined ? [] : [field.name]))),
    columns: new Map([
      ...fields.map((one) => [one.field?.name ?? one.name, one] as const),
      ['id', column('id', idCodec)],
      ['_version', column('_version', integer)],
      ['_created', column('_created', timestamp)],
      ['_updated', column('_updated', timestamp)],
    ]),
    unique: uniqueNames(definition, name),
  };
}

export function uniqueName(component: string, name: string): string {
  return hashedName(`${component} unique ${name}`);
}

/** SQLite names the columns, PostgreSQL and MariaDB the index. */
function uniqueNames({ component, unique }: Table, table: string): ReadonlyMap<string, string> {
  return new Map([
    ['PRIMARY', 'id'],
    [`${table}_pkey`, 'id'],
    [`${table}.id`, 'id'],
    ...unique.flatMap(({ name, fields }) => [
      [uniqueName(component, name), name] as const,
      [fields.map((field) => `${table}.${columnName(field)}`).join(', '), name] as const,
    ]),
  ]);
}

/** In the order of the system's columns, the fields' behind them. */
export function encodeRow({ fields, withColumn }: Entity, row: Row): Bound[] {
  const document: Record<string, Value> = {};
  const bound: Bound[] = [
    row.id,
    BigInt(row.version),
    BigInt(row.created),
    BigInt(row.updated),
    row.deleted === undefined ? null : BigInt(row.deleted),
    BigInt(row.counter.seq),
    jsonText(row.counter.last),
    NOTHING,
  ];

  for (const column of fields) bound.push(encodeField(column, row, document));

  for (const name of Object.keys(row.values)) {
    if (!withColumn.has(name)) put(document, name, row.values[name] ?? null);
  }

  bound[DOCUMENT] = jsonText(document);

  return bound;
}

/** What its column would not give back as it was stands in the document too. */
function encodeField(
  { field, codec }: Column,
  { values }: Row,
  document: Record<string, Value>,
): Bound {
  const name = field?.name ?? '';

  if (!Object.hasOwn(values, name)) return null;

  const value = values[name] ?? null;

  if (value === null) {
    if (!nullMeansNull(field)) put(document, name, null);

    return null;
  }

  const encoded = codec.encode(value);

  if (encoded === undefined || !(codec.isExact || Object.is(codec.decode(encoded), value)))
    put(document, name, value);

  return encoded ?? null;
}

/** Elsewhere a column without a value says that the field is absent. */
function nullMeansNull(field: FieldDefinition | undefined): boolean {
  return field?.nullable === true && field.optional !== true;
}

/** The values stand as in `encodeRow`. */
export function decodeRow({ fields }: Entity, stored: SqlList): Row {
  const [id, version, created, updated, deleted, seq, last, document] = stored;
  const values: Record<string, Value> = {};

  for (let i = 0; i < fields.length; i++) decodeField(fields[i], stored[FIRST_FIELD + i], values);

  // Most rows have none.
  if (document !== NOTHING) {
    for (const [name, value] of Object.entries(parsed<Value>(document))) put(values, name, value);
  }

  const row = {
    id: String(id),
    version: Number(version),
    created: Number(created),
    updated: Number(updated),
    values,
    counter: { seq: Number(seq), last: parsed<number>(last) },
  };

  return (deleted ?? null) === null ? row : { ...row, deleted: Number(deleted) };
}

function decodeField(
  column: Column | undefined,
  stored: unknown,
  values: Record<string, Value>,
): void {
  const name = column?.field?.name ?? '';

  if ((stored ?? null) !== null && column !== undefined)
    put(values, name, column.codec.decode(stored));
  else if (nullMeansNull(column?.field)) put(values, name, null);
}

function parsed<T>(stored: unknown): Record<string, T> {
  return stored === NOTHING ? {} : JSON.parse(String(stored));
}

/** The column of a field that conditions, orders and keys may name. */
export function columnOf({ columns, definition }: Entity, field: string): Column {
  const column = columns.get(field);

  if (column !== undefined) return column;

  throw new ContractError(
    'internal',
    `${definition.component} has no column for ${field}: its type cannot be compared`,
  );
}
