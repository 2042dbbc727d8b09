// How PostgreSQL writes it. COLLATE "C" compares UTF-8 bytes, which is the order of code points.
import type { ColumnType, Dialect, JsonScalar } from '../sql/dialect.ts';

const TYPES: Readonly<Record<ColumnType, string>> = {
  id: 'text collate "C"',
  text: 'text collate "C"',
  json: 'text',
  int64: 'int8',
  double: 'float8',
  boolean: 'boolean',
  date: 'text collate "C"',
  bytes: 'bytea',
};

const CASTS: Readonly<Record<ColumnType, string>> = {
  ...TYPES,
  id: 'text',
  text: 'text',
  date: 'text',
};

export const postgresDialect: Dialect = {
  quote,
  placeholder: (position, type) => `$${position}::${CASTS[type]}`,
  types: TYPES,
  truth: (value) => value,
  position: 'bigint generated always as identity primary key',
  tableOptions: '',
  now: () => '(extract(epoch from clock_timestamp()) * 1000)::int8',
  order: (expression, order) =>
    order === 'asc' ? `${expression} asc nulls first` : `${expression} desc nulls last`,
  startOfDay: (expression) =>
    `(extract(epoch from (${expression} || ' UTC')::timestamptz) * 1000)::int8`,
  wide: (expression) => `${expression}::numeric`,
  contains,
  among: {
    text: (expression, position) => `${expression} = any($${position}::text[])`,
    bound: (texts) => `{${texts.map(element).join()}}`,
  },
  lacks: (column, name) =>
    `coalesce(jsonb_typeof(${column}::jsonb -> ${literal(name)}), 'null') = 'null'`,
  ignore: (keys) => `on conflict (${keys.map(quote).join()}) do nothing`,
  replace: (keys, columns) =>
    `on conflict (${keys.map(quote).join()}) do update set ${columns
      .map((name) => `${quote(name)} = excluded.${quote(name)}`)
      .join()}`,
  unique: ({ name, table, deleted, columns }) => ({
    columns: [],
    indexes: [
      `create unique index if not exists ${quote(name)} on ${table} (${columns
        .map((column) => column.name)
        .join()}) where ${deleted} is null`,
    ],
  }),
  columns: (table) => ({
    text: 'select column_name::text as name from information_schema.columns where table_schema = current_schema() and table_name = $1::text',
    values: [table],
  }),
  addColumn: (table, { text }) => `alter table ${quote(table)} add column if not exists ${text}`,
  migration: {
    inTransaction: true,
    indexesPerTable: false,
    hold: (from) => [`lock table ${quote(from)} in access exclusive mode`],
    replace: ({ from, next, to }) => [
      `drop table ${quote(from)}`,
      `alter table ${quote(next)} rename to ${quote(to)}`,
    ],
    release: [],
    dropIndex: (name) => `drop index if exists ${quote(name)}`,
  },
  indexKey: (column, _type, order) =>
    order === 'asc' ? `${column} asc nulls first` : `${column} desc nulls last`,
};

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Of a list as text. */
function element(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function contains(column: string, name: string, value: JsonScalar): string {
  const list = `${column}::jsonb -> ${literal(name)}`;

  return `coalesce(jsonb_typeof(${list}) = 'array' and (${list}) @> (${value.json()})::jsonb, false)`;
}
