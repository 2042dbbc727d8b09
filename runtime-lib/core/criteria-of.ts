// What a call asks of one field, as conditions: a value, bounds, a list of values, or what a list of scalars contains.
import type { Condition } from '../storage/condition.ts';
import { familyOf } from '../storage/field-types.ts';
import { joined, negated } from '../storage/fit.ts';
import type { Scalar, Value } from '../storage/values.ts';
import { boundValues, containedForms } from './bound-value.ts';
import { ContractError } from './contract-error.ts';
import type { EntityTable } from './entity-table.ts';

/** A value, or bounds and lists that hold all at once. */
export function criteriaOf(
  entity: EntityTable,
  field: string,
  criterion: Value,
): readonly Condition[] {
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
  if (!isField(entity, field)) throw unknownField(field);

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

export function isField(entity: EntityTable, field: string): boolean {
  return SYSTEM.has(field) || (entity.fields.get(field)?.type ?? 'document') !== 'document';
}

export function scalar(field: string, value: Value): Scalar | null {
  if (value === null || typeof value !== 'object') return value;

  throw new ContractError('invalid', `${field} is compared with single values alone`);
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}

export function unknownField(field: string): ContractError {
  return new ContractError('invalid', `'${field}' cannot be asked for`);
}
