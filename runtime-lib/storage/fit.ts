// Rewrites a condition so that every value in it is one that its field's column can hold exactly: a driver binds what
// it finds. Must stay equivalent under `matches`.
import { isBytes } from '../check/bytes.ts';
import type { Condition, Operator } from './condition.ts';
import { type FieldTypes, familyOf, isOrdered, typeOf } from './field-types.ts';
import { fitNumber } from './fit/number.ts';
import { constant, FALSE, impossible } from './fit/outcome.ts';
import { fitText, isStorable } from './fit/text.ts';
import { fitTime } from './fit/time.ts';
import type { Scalar } from './values.ts';

export function fit(condition: Condition, fields: FieldTypes): Condition {
  switch (condition.kind) {
    case 'constant':
      return condition;
    case 'and':
    case 'or':
      return joined(
        condition.kind,
        condition.of.map((part) => fit(part, fields)),
      );
    case 'not':
      return negated(fit(condition.of, fields));
    case 'compare':
      return fitCompare(condition, fields);
    case 'compare-fields':
      return fitFields(condition, fields);
    case 'in':
      return fitIn(condition, fields);
    case 'contains':
      return isStorable(condition.value) ? condition : FALSE;
  }
}

/** Without the parts that say nothing. */
export function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const decisive = kind === 'or';
  const left = parts.filter((part) => part.kind !== 'constant' || part.value === decisive);
  const [first] = left;

  if (first === undefined) return constant(!decisive);
  if (left.some((part) => part.kind === 'constant')) return constant(decisive);

  return left.length === 1 ? first : { kind, of: left };
}

export function negated(condition: Condition): Condition {
  if (condition.kind === 'constant') return constant(!condition.value);

  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

function fitCompare(
  condition: Extract<Condition, { kind: 'compare' }>,
  fields: FieldTypes,
): Condition {
  const { field, operator, value } = condition;

  if (value === null) return operator === '==' || operator === '!=' ? condition : FALSE;

  return fitScalar(typeOf(field, fields), { field, operator, value });
}

interface Comparison {
  readonly field: string;
  readonly operator: Operator;
  readonly value: Scalar;
}

function fitScalar(type: string, comparison: Comparison): Condition {
  const { field, operator, value } = comparison;

  switch (familyOf(type)) {
    case 'text':
      return typeof value === 'string' ? fitText(field, operator, value) : impossible(operator);
    case 'number':
      return fitNumber(type, comparison);
    case 'time':
      return fitTime(type, comparison);
    case 'boolean':
      return typeof value === 'boolean' ? fitUnordered(comparison) : impossible(operator);
    case 'bytes':
      return isBytes(value) ? fitUnordered(comparison) : impossible(operator);
    default:
      return impossible(operator);
  }
}

function fitUnordered(comparison: Comparison): Condition {
  return isEquality(comparison.operator) ? { kind: 'compare', ...comparison } : FALSE;
}

function isEquality(operator: Operator): boolean {
  return operator === '==' || operator === '!=';
}

function fitFields(
  condition: Extract<Condition, { kind: 'compare-fields' }>,
  fields: FieldTypes,
): Condition {
  const { left, operator, right } = condition;
  const family = familyOf(typeOf(left, fields));

  if (family === undefined || family !== familyOf(typeOf(right, fields)))
    return impossible(operator);

  return isEquality(operator) || isOrdered(family) ? condition : FALSE;
}

/** An empty list finds nothing. */
function fitIn(condition: Extract<Condition, { kind: 'in' }>, fields: FieldTypes): Condition {
  const { field } = condition;
  const type = typeOf(field, fields);
  const values = condition.values.flatMap((value) => {
    const fitted = fitScalar(type, { field, operator: '==', value });

    return fitted.kind === 'compare' && fitted.value !== null ? [fitted.value] : [];
  });

  return values.length === 0 ? FALSE : { kind: 'in', field, values };
}
