// What a comparison becomes when its value cannot stand in the column.
import type { Condition, Operator } from '../condition.ts';

export const TRUE: Condition = { kind: 'constant', value: true };
export const FALSE: Condition = { kind: 'constant', value: false };

export function constant(value: boolean): Condition {
  return value ? TRUE : FALSE;
}

/** Nothing in the column is equal to the value, or has an order with it. */
export function impossible(operator: Operator): Condition {
  return constant(operator === '!=');
}

/** The field has a value at all. */
export function present(field: string): Condition {
  return { kind: 'compare', field, operator: '!=', value: null };
}

/** The value is above all that the column holds. */
export function aboveAll(field: string, operator: Operator): Condition {
  return operator === '<' || operator === '<=' ? present(field) : impossible(operator);
}

/** The value is below all that the column holds. */
export function belowAll(field: string, operator: Operator): Condition {
  return operator === '>' || operator === '>=' ? present(field) : impossible(operator);
}

/** The operator that compares with `at`, where the column holds `at` and nothing between it and the value above. */
export function fromBelow(operator: Operator): Operator | undefined {
  switch (operator) {
    case '<':
    case '<=':
      return '<=';
    case '>':
    case '>=':
      return '>';
    default:
      return undefined;
  }
}
