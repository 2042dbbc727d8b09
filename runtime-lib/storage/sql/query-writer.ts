// Collects the values of one statement while its text is written.
import type { Bound, ColumnType, Dialect, Query } from './dialect.ts';

export interface QueryWriter {
  /** The placeholder of the value. */
  bind(value: Bound, type: ColumnType): string;
  query(text: string): Query;
}

export function createQueryWriter(dialect: Dialect): QueryWriter {
  const values: Bound[] = [];

  return {
    bind(value, type) {
      values.push(value);

      return dialect.placeholder(values.length, type);
    },
    query: (text) => ({ text, values }),
  };
}
