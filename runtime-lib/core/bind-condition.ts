// From an expression to what a storage is asked: all but the entity is computed now, the entity's fields stay.

import type { Condition, Operator } from '../storage/condition.ts';
import { joined, negated } from '../storage/fit.ts';
import type { Scalar } from '../storage/values.ts';
import { bindRole } from './bind-role.ts';
import { boundValues, containedForms } from './bound-value.ts';
import { evaluate, isAbsent, itemsOf, operandValue, policyOf } from './evaluate-expression.ts';
import type {
  CompareExpression,
  Expression,
  ExpressionEnvironment,
  InExpression,
  Operand,
  PathOperand,
} from './expression.ts';
import { isTooFar } from './instant.ts';

const FALSE: Condition = { kind: 'constant', value: false };

/** Asks for the entity's own fields at the top level alone, as the compiler made sure. */
export function bindCondition(
  expression: Expression,
  environment: ExpressionEnvironment,
): Condition {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return joined(
        expression.kind,
        expression.of.map((part) => bindCondition(part, environment)),
      );
    case 'not':
      return negated(bindCondition(expression.of, environment));
    case 'policy':
      return bindCondition(policyOf(expression, environment), environment);
    case 'compare':
      return bindCompare(expression, environment);
    case 'in':
      return bindIn(expression, environment);
    case 'role':
      return bindRole(expression, environment);
    case 'has':
      return bindHas(expression.path, environment);
    case 'true': {
      const field = fieldOf(expression.path);

      return field === undefined
        ? constant(evaluate(expression, environment))
        : { kind: 'compare', field: field.name, operator: '==', value: true };
    }
    default:
      return constant(evaluate(expression, environment));
  }
}

function constant(value: boolean): Condition {
  return { kind: 'constant', value };
}

/** A field of the entity, moved by so many milliseconds. */
interface FieldOperand {
  readonly name: string;
  readonly by: number;
}

/** Undefined where the operand does not lead to the entity. */
function fieldOf(operand: Operand): FieldOperand | undefined {
  if (operand.kind === 'shift') {
    const field = fieldOf(operand.of);

    return field === undefined ? undefined : { name: field.name, by: field.by + operand.by };
  }

  if (operand.kind !== 'path' || operand.root !== 'entity') return undefined;

  const [name, ...inside] = operand.segments;

  if (name === undefined || inside.length > 0)
    throw new TypeError(`no storage finds by entity.${operand.segments.join('.')}`);

  return { name, by: 0 };
}

function bindHas(path: PathOperand, environment: ExpressionEnvironment): Condition {
  const field = fieldOf(path);

  return field === undefined
    ? constant(!isAbsent(operandValue(path, environment)))
    : { kind: 'compare', field: field.name, operator: '!=', value: null };
}

function bindCompare(compare: CompareExpression, environment: ExpressionEnvironment): Condition {
  const left = fieldOf(compare.left);
  const right = fieldOf(compare.right);

  if (left !== undefined && right !== undefined) return bindFields(left, compare.operator, right);
  if (left !== undefined) return bindField(left, compare, operandValue(compare.right, environment));
  if (right === undefined) return constant(evaluate(compare, environment));

  const operator = TURNED[compare.operator];

  return bindField(right, { ...compare, operator }, operandValue(compare.left, environment));
}

const TURNED: Readonly<Record<Operator, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function bindFields(left: FieldOperand, operator: Operator, right: FieldOperand): Condition {
  if (isTooFar(left.by) || isTooFar(right.by)) return constant(operator === '!=');
  if (left.by !== right.by)
    throw new TypeError(`no storage finds by ${left.name} moved against ${right.name}`);

  return { kind: 'compare-fields', left: left.name, operator, right: right.name };
}

function bindField(
  { name, by }: FieldOperand,
  { operator, as }: CompareExpression,
  value: unknown,
): Condition {
  if (as === 'null') {
    if (isTooFar(by)) return constant((operator === '==') === isAbsent(value));

    return isAbsent(value)
      ? { kind: 'compare', field: name, operator, value: null }
      : constant(operator === '!=');
  }

  const [bound] = isTooFar(by) ? [] : boundValues([value], as, by);

  return bound === undefined
    ? constant(operator === '!=')
    : { kind: 'compare', field: name, operator, value: bound };
}

function bindIn(expression: InExpression, environment: ExpressionEnvironment): Condition {
  const { left, right, as } = expression;
  const list = right.find((operand) => operand.kind === 'path' && operand.root === 'entity');

  if (list?.kind === 'path') return bindContains(expression, list, environment);

  const field = fieldOf(left);

  if (field === undefined) return constant(evaluate(expression, environment));
  if (as === 'null' || isTooFar(field.by)) return FALSE;

  const values = boundValues(itemsOf(right, environment), as, field.by);

  return values.length === 0 ? FALSE : { kind: 'in', field: field.name, values };
}

/** `identity.id in entity.members`, with or without `[]` behind it. */
function bindContains(
  { left, as }: InExpression,
  list: PathOperand,
  environment: ExpressionEnvironment,
): Condition {
  const segments = list.segments.at(-1) === '[]' ? list.segments.slice(0, -1) : list.segments;
  const field = fieldOf({ ...list, segments });

  if (field === undefined || fieldOf(left) !== undefined)
    throw new TypeError(`no storage finds one field in another, as in ${list.segments.join('.')}`);
  if (as === 'null') return FALSE;

  const forms = boundValues([operandValue(left, environment)], as, 0).flatMap((value: Scalar) =>
    containedForms(value, as),
  );

  return joined(
    'or',
    forms.map((value) => ({ kind: 'contains', field: field.name, value })),
  );
}
