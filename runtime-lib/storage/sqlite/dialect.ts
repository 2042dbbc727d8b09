// How SQLite writes it. Its BINARY collation compares UTF-8 bytes, which is the order of code points; null is smallest.
import { conflictDialect } from '../sql/conflict-dialect.ts';
import type { Dialect, JsonScalar } from '../sql/dialect.ts';

const { quote } = conflictDialect;

export const sqliteDialect: Dialect = {
  ...conflictDialect,
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
  columns: (table) => ({ text: 'select name from pragma_table_info(?)', values: [table] }),
  addColumn: (table, { text }) => `alter table ${quote(table)} add column ${text}`,
  migration: {
    ...conflictDialect.migration,
    hold: () => [],
  },
  indexKey: (column, _type, order) => `${column} ${order}`,
};

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
