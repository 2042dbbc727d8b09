// Pages of a search: where one ends and the next begins.
import type { Find, SortKey } from '../storage/condition.ts';
import { valueAt } from '../storage/evaluate.ts';
import type { Storage } from '../storage/storage.ts';
import type { Row, Scalar } from '../storage/values.ts';
import type { PageEnd } from './request.ts';

/** All that match, page by page: by key, so that nothing is held open and nothing comes twice. */
export async function* pages(
  storage: Storage,
  component: string,
  find: Find,
): AsyncIterable<readonly Row[]> {
  const { omit: _, ...rest } = find;
  let next = find;

  for (;;) {
    const page: readonly Row[] = await storage.find(component, next);
    const last = page.at(-1);

    if (last === undefined) return;

    yield page;

    if (page.length < find.limit) return;

    next = { ...rest, after: endOf(last, find.sort ?? []) };
  }
}

export function endOf(row: Row, sort: readonly SortKey[]): PageEnd {
  return { values: sort.map(({ field }) => keyOf(row, field)), id: row.id };
}

/** The value of a sort key, as a cursor holds it. */
function keyOf(row: Row, field: string): Scalar | null {
  const value = valueAt(row, field);

  // Of a row they are milliseconds.
  if (field === '_created' || field === '_updated') return new Date(Number(value)).toISOString();

  return typeof value === 'object' ? null : value;
}
