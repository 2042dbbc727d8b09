// Which entities a request is about: the query of a call as what a storage finds.
import type { Condition, Find, SortKey } from '../storage/condition.ts';
import { valueAt } from '../storage/evaluate.ts';
import type { Storage } from '../storage/storage.ts';
import type { Row, Scalar, Value } from '../storage/values.ts';
import { ContractError } from './contract-error.ts';
import type { EntityTable } from './entity-table.ts';
import type { Query } from './request.ts';

/** Of scope `object`: by `id`, or by the fields of one unique key. */
export async function locateOne(
  entity: EntityTable,
  storage: Storage,
  query: Query | undefined,
  filter?: Condition,
): Promise<Row | undefined> {
  const keys = Object.keys(query ?? {});

  if (query === undefined || keys.length === 0)
    throw new ContractError('invalid', 'the call needs a query: an id, or a unique key');

  if (keys.length === 1 && keys[0] === 'id' && filter === undefined)
    return storage.get(entity.component, idOf(query.id));

  const of = [...keys.map((key) => equalTo(entity, key, query[key] as Value)), ...present(filter)];
  const [found] = await storage.find(entity.component, { where: { kind: 'and', of }, limit: 1 });

  return found;
}

function idOf(value: Value | undefined): string {
  // What is no id names nothing.
  return typeof value === 'string' ? value : '';
}

function equalTo(entity: EntityTable, field: string, value: Value): Condition {
  if (!isField(entity, field)) throw unknown(field);

  return { kind: 'compare', field, operator: '==', value: scalar(field, value) };
}

export interface Many {
  readonly where: Condition | undefined;
  readonly sort: readonly SortKey[];
  readonly limit: number | undefined;
}

/** Of scopes `objects` and `stream`. */
export function locateMany(
  entity: EntityTable,
  query: Query | undefined,
  conditions: readonly (Condition | undefined)[],
): Many {
  const { filter = {}, sort = [], limit } = query ?? {};
  const of = conditions.flatMap(present);

  for (const [field, criterion] of Object.entries(filter))
    of.push(...criteria(entity, field, criterion));

  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0))
    throw new ContractError('invalid', 'limit must be a whole number');

  return {
    where: of.length === 0 ? undefined : { kind: 'and', of },
    sort: sort.map((key) => sortKey(entity, key)),
    limit,
  };
}

function sortKey(entity: EntityTable, key: string): SortKey {
  const field = key.startsWith('-') ? key.slice(1) : key;

  if (!isField(entity, field)) throw unknown(field);

  return { field, order: key.startsWith('-') ? 'desc' : 'asc' };
}

/** A value, or bounds and lists that hold all at once. */
function criteria(entity: EntityTable, field: string, criterion: Value): readonly Condition[] {
  if (!isField(entity, field)) throw unknown(field);
  if (typeof criterion !== 'object' || criterion === null || Array.isArray(criterion))
    return [{ kind: 'compare', field, operator: '==', value: scalar(field, criterion) }];

  return Object.entries(criterion).map(([key, value]) => criterionOf(field, key, value));
}

function criterionOf(field: string, key: string, value: Value): Condition {
  const operator = OPERATORS[key];

  if (operator !== undefined)
    return { kind: 'compare', field, operator, value: scalar(field, value) };

  if (key === 'in' && Array.isArray(value))
    return { kind: 'in', field, values: value.map((v) => scalar(field, v)).filter(isPresent) };

  if (key === 'absent')
    return { kind: 'compare', field, operator: value === true ? '==' : '!=', value: null };

  throw new ContractError('invalid', `'${key}' is no criterion of ${field}`);
}

const OPERATORS: Readonly<Record<string, '==' | '!=' | '<' | '<=' | '>' | '>='>> = {
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};

const SYSTEM: ReadonlySet<string> = new Set(['id', '_version', '_created', '_updated']);

function isField(entity: EntityTable, field: string): boolean {
  return SYSTEM.has(field) || (entity.fields.get(field)?.type ?? 'document') !== 'document';
}

function scalar(field: string, value: Value): Scalar | null {
  if (value === null || typeof value !== 'object') return value;

  throw new ContractError('invalid', `${field} is compared with single values alone`);
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}

function present(condition: Condition | undefined): readonly Condition[] {
  return condition === undefined ? [] : [condition];
}

function unknown(field: string): ContractError {
  return new ContractError('invalid', `'${field}' cannot be asked for`);
}

/** All that match, page by page: by key, so that nothing is held open and nothing comes twice. */
export async function* pages(
  storage: Storage,
  component: string,
  find: Find,
): AsyncIterable<readonly Row[]> {
  let after: Find['after'] | undefined;

  for (;;) {
    const page: readonly Row[] = await storage.find(component, {
      ...find,
      ...(after === undefined ? {} : { after }),
    });
    const last = page.at(-1);

    if (last === undefined) return;

    yield page;

    if (page.length < find.limit) return;

    after = { values: (find.sort ?? []).map(({ field }) => keyOf(last, field)), id: last.id };
  }
}

/** The value of a sort key, as a cursor holds it. */
function keyOf(row: Row, field: string): Scalar | null {
  const value = valueAt(row, field);

  // Of a row they are milliseconds.
  if (field === '_created' || field === '_updated') return new Date(Number(value)).toISOString();

  return typeof value === 'object' ? null : value;
}
