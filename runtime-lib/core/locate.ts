// Which entities a request is about: the query of a call as what a storage finds.
import type { Condition, Find, SortKey } from '../storage/condition.ts';
import { matches } from '../storage/evaluate.ts';
import { familyOf } from '../storage/field-types.ts';
import { joined, negated } from '../storage/fit.ts';
import type { Storage } from '../storage/storage.ts';
import type { Row, Scalar, Value } from '../storage/values.ts';
import { boundValues, containedForms } from './bound-value.ts';
import { ContractError } from './contract-error.ts';
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

function idOf(value: Value | undefined): string {
  // What is no id names nothing.
  return typeof value === 'string' ? value : '';
}

function equalTo(entity: EntityTable, field: string, value: Value): Condition {
  if (!isField(entity, field)) throw unknown(field);

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

  if (!isField(entity, field)) throw unknown(field);

  return { field, order: key.startsWith('-') ? 'desc' : 'asc' };
}

/** A value, or bounds and lists that hold all at once. */
function criteriaOf(entity: EntityTable, field: string, criterion: Value): readonly Condition[] {
  const of = conditionsFor(entity, field);

  if (typeof criterion !== 'object' || criterion === null || Array.isArray(criterion))
    return [of.equal(scalar(field, criterion))];

  return Object.entries(criterion).map(([key, value]) => criterionOf(of, key, value));
}

function criterionOf(of: FieldConditions, key: string, value: Value): Condition {
  const { field } = of;
  const operator = OPERATORS[key];

  if (key === 'eq') return of.equal(scalar(field, value));
  if (key === 'ne' && of.isList) return negated(of.equal(scalar(field, value)));
  if (operator !== undefined && !of.isList)
    return { kind: 'compare', field, operator, value: scalar(field, value) };

  if (key === 'in' && Array.isArray(value))
    return of.among(value.map((v) => scalar(field, v)).filter(isPresent));

  if (key === 'absent')
    return { kind: 'compare', field, operator: value === true ? '==' : '!=', value: null };

  throw new ContractError('invalid', `'${key}' is no criterion of ${field}`);
}

interface FieldConditions {
  readonly field: string;
  readonly isList: boolean;
  readonly equal: (value: Scalar | null) => Condition;
  readonly among: (values: readonly Scalar[]) => Condition;
}

/** A scalar is compared; a list of scalars has the value among its items. */
function conditionsFor(entity: EntityTable, field: string): FieldConditions {
  const items = entity.fields.get(field)?.items;

  if (items !== undefined) return listConditions(field, items);
  if (!isField(entity, field)) throw unknown(field);

  return {
    field,
    isList: false,
    equal: (value) => ({ kind: 'compare', field, operator: '==', value }),
    among: (values) => ({ kind: 'in', field, values }),
  };
}

function listConditions(field: string, items: string): FieldConditions {
  const among = (values: readonly Scalar[]): Condition =>
    joined(
      'or',
      values
        .flatMap((one) => itemForms(one, items))
        .map((value) => ({ kind: 'contains', field, value })),
    );

  return {
    field,
    isList: true,
    equal: (value) =>
      value === null ? { kind: 'compare', field, operator: '==', value } : among([value]),
    among,
  };
}

/** How an equal item may stand in the list: what JSON holds is compared as it is written. */
function itemForms(value: Scalar, items: string): readonly Scalar[] {
  const family = familyOf(items);

  if (family === undefined || family === 'bytes') return [value];

  const forms = boundValues([value], family, 0).flatMap((bound) => containedForms(bound, family));

  return items.startsWith('decimal') ? forms.flatMap((form) => scaledForms(form, items)) : forms;
}

/** A decimal is stored as it was written: '1.5', or '1.50'. */
function scaledForms(form: Scalar, items: string): readonly Scalar[] {
  if (typeof form !== 'string') return [form];

  const places = Number(items.match(/\.(\d+)/)?.[1] ?? 0);
  const [whole = '', fraction = ''] = form.split('.');
  const scales = Array.from({ length: places + 1 }, (_, scale) => scale);

  return scales
    .filter((scale) => scale >= fraction.length)
    .map((scale) => (scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, '0')}`));
}

const OPERATORS: Readonly<Record<string, '!=' | '<' | '<=' | '>' | '>='>> = {
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
