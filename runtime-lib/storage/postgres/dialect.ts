// How PostgreSQL writes it. COLLATE "C" compares UTF-8 bytes, which is the order of code points.
import { conflictDialect } from '../sql/conflict-dialect.ts';
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

const { quote } = conflictDialect;

export const postgresDialect: Dialect = {
  ...conflictDialect,
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
  columns: (table) => ({
    text: 'select column_name::text as name from information_schema.columns where table_schema = current_schema() and table_name = $1::text',
    values: [table],
  }),
  addColumn: (table, { text }) => `alter table ${quote(table)} add column if not exists ${text}`,
  migration: {
    ...conflictDialect.migration,
    hold: (from) => [`lock table ${quote(from)} in access exclusive mode`],
  },
  indexKey: (column, _type, order) =>
    order === 'asc' ? `${column} asc nulls first` : `${column} desc nulls last`,
};

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
