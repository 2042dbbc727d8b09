// Finding rows: by the server as far as it can, and in memory where it cannot compare or sort.
import type { Condition, Find } from '../condition.ts';
import { compareRows, matches, standsBehind } from '../evaluate.ts';
import { fit } from '../fit.ts';
import type { Row } from '../values.ts';
import { decodeRow, type Entity, ROW_ONLY } from './entity.ts';
import { filterOf, isSortable, sortOf } from './filter.ts';

export async function findRows(entity: Entity, find: Find): Promise<readonly Row[]> {
  const { where, sort = [], limit, omit = 0 } = find;

  if (limit < 1) return [];

  const condition = where === undefined ? TRUE : fit(where, entity.types);
  const fitted = { ...find, where: condition };

  if (!isSortable(entity, sort)) return sortedHere(entity, fitted);

  const { filter, isExact } = filterOf(entity, fitted);
  const cursor = entity.collection.find(filter, { projection: ROW_ONLY }).sort(sortOf(sort));

  if (isExact)
    return (await cursor.skip(omit).limit(limit).toArray()).map((found) =>
      decodeRow(entity, found),
    );

  const rows: Row[] = [];

  for await (const found of cursor) {
    const row = decodeRow(entity, found);

    if (matches(condition, row, entity.types)) rows.push(row);
    if (rows.length === omit + limit) break;
  }

  return rows.slice(omit);
}

const TRUE: Condition = { kind: 'constant', value: true };

type Fitted = Find & { readonly where: Condition };

/** All that is found is held in memory: for sorting by bytes, or by decimals of more than 18 digits. */
async function sortedHere(
  entity: Entity,
  { where, sort, after, limit, omit = 0 }: Fitted,
): Promise<readonly Row[]> {
  const { types } = entity;
  const { filter } = filterOf(entity, { where });
  const isBehind = after === undefined ? () => true : standsBehind(after, sort, types);
  const rows: Row[] = [];

  for await (const found of entity.collection.find(filter, { projection: ROW_ONLY })) {
    const row = decodeRow(entity, found);

    if (matches(where, row, types) && isBehind(row)) rows.push(row);
  }

  return rows.sort(compareRows(sort, types)).slice(omit, omit + limit);
}
