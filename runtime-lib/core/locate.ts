// Which entities a request is about: the query of a call as what a storage finds.
import type { Condition, Find, SortKey } from '../storage/condition.ts';
import { matches } from '../storage/evaluate.ts';
import type { Storage } from '../storage/storage.ts';
import type { Row, Value } from '../storage/values.ts';
import { ContractError } from './contract-error.ts';
import { criteriaOf, isField, scalar, unknownField } from './criteria-of.ts';
import type { EntityTable } from './entity-table.ts';
import type { PageEnd, Request } from './request.ts';

/** Of scope `object`: by `id`, or by the fields of one unique key; the rest of the request must fit too. */
export function locateOne(
  entity: EntityTable,
  storage: Storage,
  { query, filter, criteria }: Pick<Request, 'query' | 'filter' | 'criteria'>,
): Promise<Row | undefined> {
  const keys = Object.keys(query ?? {});

  if (query === undefined || keys.length === 0)
    throw new ContractError('invalid', 'the call needs a query: an id, or a unique key');

  const rest = [...equalities(entity, criteria), ...present(filter)];

  if (keys.length === 1 && keys[0] === 'id')
    return rest.length === 0
      ? storage.get(entity.component, idOf(query.id))
      : fitting(storage.get(entity.component, idOf(query.id)), entity, rest);

  const of = [...keys.map((key) => equalTo(entity, key, query[key] as Value)), ...rest];

  return first(storage.find(entity.component, { where: { kind: 'and', of }, limit: 1 }));
}

/** Whether nothing but the id says which entity it is. */
export function isById({ query, filter, criteria }: Request): boolean {
  if (query?.id === undefined || filter !== undefined || criteria !== undefined) return false;

  for (const name in query) if (name !== 'id') return false;

  return true;
}

/** By its id it is read as fast as a storage can; what else is asked of it is asked here. */
async function fitting(
  reading: Promise<Row | undefined>,
  entity: EntityTable,
  of: readonly Condition[],
): Promise<Row | undefined> {
  const row = await reading;

  return row !== undefined && of.every((one) => matches(one, row, entity.types)) ? row : undefined;
}

async function first(finding: Promise<readonly Row[]>): Promise<Row | undefined> {
  return (await finding)[0];
}

/** What a path says of an entity. */
export function equalities(
  entity: EntityTable,
  criteria: Request['criteria'],
): readonly Condition[] {
  return criteria === undefined
    ? NONE
    : Object.entries(criteria).map(([field, value]) => equalTo(entity, field, value));
}

const NONE: readonly Condition[] = [];

export function idOf(value: Value | undefined): string {
  // What is no id names nothing.
  return typeof value === 'string' ? value : '';
}

function equalTo(entity: EntityTable, field: string, value: Value): Condition {
  if (!isField(entity, field)) throw unknownField(field);

  return { kind: 'compare', field, operator: '==', value: scalar(field, value) };
}

export interface Many {
  readonly find: Omit<Find, 'limit'>;
  readonly limit: number | undefined;
}

/** Of scopes `objects` and `stream`. */
export function locateMany(
  entity: EntityTable,
  { query, criteria }: Pick<Request, 'query' | 'criteria'>,
  conditions: readonly (Condition | undefined)[],
): Many {
  const { filter = {}, sort: keys = [], limit, omit, after } = query ?? {};
  const of = [...equalities(entity, criteria), ...conditions.flatMap(present)];

  for (const [field, criterion] of Object.entries(filter))
    of.push(...criteriaOf(entity, field, criterion));

  const sort = keys.map((key) => sortKey(entity, key));

  if (after !== undefined && omit !== undefined)
    throw new ContractError('invalid', 'a page begins behind another or leaves some out, not both');

  return {
    find: {
      ...(of.length === 0 ? {} : { where: { kind: 'and', of } }),
      sort,
      ...(omit === undefined ? {} : { omit: whole('omit', omit) }),
      ...(after === undefined ? {} : { after: endFor(sort, after) }),
    },
    limit: limit === undefined ? undefined : whole('limit', limit),
  };
}

function whole(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 0) return value;

  throw new ContractError('invalid', `${name} must be a whole number`);
}

/** Of a page in this order. */
function endFor(sort: readonly SortKey[], { values, id }: PageEnd): PageEnd {
  const fits = typeof id === 'string' && Array.isArray(values) && values.length === sort.length;

  if (!fits || values.some((value) => typeof value === 'object' && value !== null))
    throw new ContractError('invalid', 'after is no end of a page in this order');

  return { values, id };
}

function sortKey(entity: EntityTable, key: string): SortKey {
  const field = key.startsWith('-') ? key.slice(1) : key;

  if (!isField(entity, field)) throw unknownField(field);

  return { field, order: key.startsWith('-') ? 'desc' : 'asc' };
}

function present(condition: Condition | undefined): readonly Condition[] {
  return condition === undefined ? [] : [condition];
}
