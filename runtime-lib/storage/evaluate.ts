// Conditions and sorting in memory: the truth that every storage must agree with. Two-valued, without side effects.
import { compareText } from '../core/code-point-order.ts';
import { compareScalars, type Family, holds } from '../core/scalar-order.ts';
import type { Condition, Find, Operator, SortKey } from './condition.ts';
import { type FieldTypes, familyOf, isOrdered, typeOf } from './field-types.ts';
import type { Row, Value } from './values.ts';

export function matches(condition: Condition, row: Row, fields: FieldTypes): boolean {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'and':
      return condition.of.every((part) => matches(part, row, fields));
    case 'or':
      return condition.of.some((part) => matches(part, row, fields));
    case 'not':
      return !matches(condition.of, row, fields);
    case 'compare':
      return compare(condition, row, fields);
    case 'compare-fields':
      return compareFields(condition, row, fields);
    case 'in': {
      const { field, values } = condition;
      const family = familyOf(typeOf(field, fields));
      const value = valueAt(row, field);

      return values.some((one) => meet(value, '==', one, family));
    }
    case 'contains': {
      const items = valueAt(row, condition.field);

      return Array.isArray(items) && items.includes(condition.value);
    }
  }
}

function compare(
  { field, operator, value }: Extract<Condition, { kind: 'compare' }>,
  row: Row,
  fields: FieldTypes,
): boolean {
  const type = typeOf(field, fields);
  const found = valueAt(row, field);

  if (value !== null) return meet(found, operator, value, familyOf(type));

  return operator === '==' ? found === null : operator === '!=' && found !== null;
}

function compareFields(
  { left, operator, right }: Extract<Condition, { kind: 'compare-fields' }>,
  row: Row,
  fields: FieldTypes,
): boolean {
  const family = familyOf(typeOf(left, fields));
  const other = familyOf(typeOf(right, fields));

  return meet(
    valueAt(row, left),
    operator,
    valueAt(row, right),
    family === other ? family : undefined,
  );
}

function meet(left: unknown, operator: Operator, right: unknown, family?: Family): boolean {
  if (family === undefined) return operator === '!=';
  if (operator !== '==' && operator !== '!=' && !isOrdered(family)) return false;

  return holds(operator, compareScalars(left, right, family));
}

/** What a row has under a field's name; null where it is absent. */
export function valueAt(row: Row, field: string): Value {
  switch (field) {
    case 'id':
      return row.id;
    case '_version':
      return row.version;
    case '_created':
      return row.created;
    case '_updated':
      return row.updated;
    default:
      // A field may be named as what objects inherit.
      return Object.hasOwn(row.values, field) ? (row.values[field] ?? null) : null;
  }
}

/** Absent and null come first where the order is ascending; the id is the last key. */
export function compareRows(
  sort: readonly SortKey[] | undefined,
  fields: FieldTypes,
): (a: Row, b: Row) => number {
  const keys = (sort ?? []).map(({ field, order }) => ({
    field,
    sign: order === 'asc' ? 1 : -1,
    family: familyOf(typeOf(field, fields)),
  }));

  return (a, b) => {
    for (const { field, sign, family } of keys) {
      const order = compareSorted(valueAt(a, field), valueAt(b, field), family);

      if (order !== 0) return sign * order;
    }

    return compareText(a.id, b.id);
  };
}

function compareSorted(a: Value, b: Value, family: Family | undefined): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);

  return family === undefined ? 0 : (compareScalars(a, b, family) ?? 0);
}

/** Whether a row stands behind the place where the last page ended. */
export function standsBehind(
  after: NonNullable<Find['after']>,
  sort: readonly SortKey[] | undefined,
  fields: FieldTypes,
): (row: Row) => boolean {
  const keys = sort ?? [];

  return (row) => {
    for (let i = 0; i < keys.length; i++) {
      const { field, order } = keys[i] as SortKey;
      const family = familyOf(typeOf(field, fields));
      const compared = compareSorted(valueAt(row, field), after.values[i] ?? null, family);

      if (compared !== 0) return order === 'asc' ? compared > 0 : compared < 0;
    }

    return compareText(row.id, after.id) > 0;
  };
}
