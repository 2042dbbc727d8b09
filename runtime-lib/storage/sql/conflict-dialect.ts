// What databases with `on conflict` and partial indexes write alike: PostgreSQL and SQLite.
import type { Dialect } from './dialect.ts';

type Shared = Pick<Dialect, 'quote' | 'ignore' | 'replace' | 'unique'> & {
  readonly migration: Pick<
    Dialect['migration'],
    'inTransaction' | 'indexesPerTable' | 'replace' | 'release' | 'dropIndex'
  >;
};

export const conflictDialect: Shared = {
  quote,
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
  migration: {
    inTransaction: true,
    indexesPerTable: false,
    replace: ({ from, next, to }) => [
      `drop table ${quote(from)}`,
      `alter table ${quote(next)} rename to ${quote(to)}`,
    ],
    release: [],
    dropIndex: (name) => `drop index if exists ${quote(name)}`,
  },
};

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
