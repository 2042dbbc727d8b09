// How SQLite writes it. Its BINARY collation compares UTF-8 bytes, which is the order of code points; null is smallest.
import type { Dialect, JsonScalar } from '../sql/dialect.ts';

export const sqliteDialect: Dialect = {
  quote,
  placeholder: () => '?',
  types: {
    id: 'text',
    text: 'text',
    json: 'text',
    int64: 'integer',
    double: 'real',
    boolean: 'integer',
    date: 'text',
    bytes: 'blob',
  },
  truth: (value) => (value ? 1n : 0n),
  position: 'integer primary key autoincrement',
  tableOptions: ' strict',
  now: () => "cast(unixepoch('subsec') * 1000 as integer)",
  order: (expression, order) => `${expression} ${order}`,
  startOfDay: (expression) => `(unixepoch(${expression}) * 1000)`,
  wide: (expression) => expression,
  contains,
  lacks: (column, name) => `coalesce(json_type(${column}, ${path(name)}), 'null') = 'null'`,
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
  columns: (table) => ({ text: 'select name from pragma_table_info(?)', values: [table] }),
  addColumn: (table, { text }) => `alter table ${quote(table)} add column ${text}`,
  migration: {
    inTransaction: true,
    indexesPerTable: false,
    hold: () => [],
    replace: ({ from, next, to }) => [
      `drop table ${quote(from)}`,
      `alter table ${quote(next)} rename to ${quote(to)}`,
    ],
    release: [],
    dropIndex: (name) => `drop index if exists ${quote(name)}`,
  },
  indexKey: (column, _type, order) => `${column} ${order}`,
};

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Of the member, as a literal. */
function path(name: string): string {
  return `'$.${JSON.stringify(name).replaceAll("'", "''")}'`;
}

const KINDS: Readonly<Record<JsonScalar['kind'], string>> = {
  text: `('text')`,
  number: `('integer','real')`,
  boolean: `('true','false')`,
};

function contains(column: string, name: string, value: JsonScalar): string {
  const at = path(name);

  return `coalesce(json_type(${column}, ${at}), '') = 'array' and exists (select 1 from json_each(${column}, ${at}) as item where item.type in ${KINDS[value.kind]} and item.value = ${value.plain()})`;
}
