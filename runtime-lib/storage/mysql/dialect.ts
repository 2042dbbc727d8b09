// How MariaDB writes it. utf8mb4_nopad_bin compares code points, spaces at the end included; null is smallest.
import type { ColumnType, Dialect, JsonScalar, UniqueKey, UniqueParts } from '../sql/dialect.ts';

const TEXT = 'character set utf8mb4 collate utf8mb4_nopad_bin';
/** Characters of a text that an index holds. */
const INDEXED = 191;

export const mysqlDialect: Dialect = {
  quote,
  placeholder: (_position, type) => (type === 'int64' ? 'cast(? as signed)' : '?'),
  types: {
    // Three of them and a number are the longest key that InnoDB takes.
    id: `varchar(255) ${TEXT}`,
    text: `longtext ${TEXT}`,
    json: `longtext ${TEXT}`,
    int64: 'bigint',
    double: 'double',
    boolean: 'boolean',
    date: `varchar(10) ${TEXT}`,
    bytes: 'longblob',
  },
  truth: (value) => (value ? 1 : 0),
  position: 'bigint auto_increment primary key',
  tableOptions: ' engine = InnoDB row_format = dynamic',
  now: () => 'cast(unix_timestamp(now(3)) * 1000 as signed)',
  order: (expression, order) => `${expression} ${order}`,
  startOfDay: (expression) => `(datediff(${expression}, '1970-01-01') * 86400000)`,
  wide: (expression) => `cast(${expression} as decimal(40,0))`,
  contains,
  lacks: (column, name) =>
    `coalesce(json_type(json_extract(${column}, ${path(name)})), 'NULL') = 'NULL'`,
  ignore: () => '',
  replace: (_keys, columns) =>
    `on duplicate key update ${columns
      .map((name) => `${quote(name)} = values(${quote(name)})`)
      .join()}`,
  unique,
  columns: (table) => ({
    text: 'select column_name as name from information_schema.columns where table_schema = database() and table_name = ?',
    values: [table],
  }),
  addColumn: (table, { text }) => `alter table ${quote(table)} add column if not exists ${text}`,
  migration: {
    inTransaction: false,
    indexesPerTable: true,
    hold: (from, next) => [
      'set autocommit = 0',
      `lock tables ${quote(from)} write, ${quote(next)} write`,
    ],
    replace: ({ from, next, to, aside }) => [
      'commit',
      `alter table ${quote(from)} rename to ${quote(aside)}`,
      `alter table ${quote(next)} rename to ${quote(to)}`,
    ],
    release: ['unlock tables', 'set autocommit = 1'],
    dropIndex: (name, table) => `drop index if exists ${quote(name)} on ${quote(table)}`,
  },
  indexKey: (column, type, order) =>
    type === 'text' || type === 'bytes' || type === 'json'
      ? `${column}(${INDEXED}) ${order}`
      : `${column} ${order}`,
};

function quote(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** Of the member, as a literal: the path and the literal both read a backslash. */
function path(name: string): string {
  return `'$.${JSON.stringify(name).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function contains(column: string, name: string, value: JsonScalar): string {
  const at = path(name);
  const list = `json_extract(${column}, ${at})`;
  const found = `json_type(${list}) = 'ARRAY' and json_contains(${column}, ${value.json()}, ${at})`;

  return `coalesce(${found}${value.kind === 'number' ? ` and ${hasWritten(list, value)}` : ''}, 0)`;
}

/** The server takes numbers for equal that nearly are; those that are equal are written alike. */
function hasWritten(list: string, value: JsonScalar): string {
  const items = `replace(replace(json_compact(${list}), '[', ','), ']', ',')`;

  return `locate(concat(',', ${value.json()}, ','), ${items}) > 0`;
}

/** There are no partial indexes: a column holds the hash of the key where the row is alive, else null. */
function unique({ name, table, deleted, columns }: UniqueKey): UniqueParts {
  const present = columns.map((column) => `${column.name} is not null`).join(' and ');
  const key = columns.map(({ name: column, type }) => keyText(column, type)).join();
  const hash = `unhex(sha2(concat_ws(',', ${key}), 256))`;

  return {
    columns: [
      {
        name,
        text: `${quote(name)} binary(32) as (case when ${deleted} is null and ${present} then ${hash} end) persistent`,
      },
    ],
    indexes: [`create unique index if not exists ${quote(name)} on ${table} (${quote(name)})`],
  };
}

/** Without commas; a double is written as its shortest text, where hex alone would round it. */
function keyText(column: string, type: ColumnType): string {
  return type === 'double' ? `hex(concat(${column}))` : `hex(${column})`;
}
