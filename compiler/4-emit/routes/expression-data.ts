// Expressions as generated code holds them: plain data without places and types, in the form of the library's Expression.
import type { Expression, Operand, PathOperand } from '../../2-model/expression-model.ts';
import { Bug } from '../../base/invariant.ts';
import { oncePerText } from '../../base/once-per.ts';
import { type Data, literal, Verbatim } from '../code/literal.ts';

export type PolicyUse = Extract<Expression, { readonly kind: 'policy' }>;

export interface ExpressionForm {
  /** Whether a policy's name is enough; else it has its expression with it. */
  readonly isNamed: (policy: PolicyUse) => boolean;
  readonly path: (path: PathOperand) => Data;
}

/** Data and nothing else: for who keeps it. */
export const AS_DATA: ExpressionForm = { isNamed: () => false, path: pathData };

/** For who prints it: the same paths stand in many places. */
export const AS_TEXT: ExpressionForm = { isNamed: () => false, path: pathText };

export function expressionData(expression: Expression, form: ExpressionForm): Data {
  const { kind } = expression;

  switch (kind) {
    case 'constant':
      return { kind, value: expression.value };
    case 'and':
    case 'or':
      return { kind, of: expression.of.map((part) => expressionData(part, form)) };
    case 'not':
      return { kind, of: expressionData(expression.of, form) };
    case 'compare': {
      const { operator, left, right, as } = expression;

      return { kind, operator, left: operandData(left, form), right: operandData(right, form), as };
    }
    case 'in':
      return inData(expression, form);
    case 'has':
    case 'true':
      return { kind, path: form.path(expression.path) };
    case 'policy': {
      const { name, of } = expression;

      return form.isNamed(expression)
        ? { kind, name }
        : { kind, name, of: expressionData(of, form) };
    }
    case 'authenticated':
      return { kind };
    case 'role': {
      const segments = expression.segments.map((s) => (typeof s === 'string' ? s : form.path(s)));

      return { kind, segments };
    }
    case 'scheme':
      return { kind, scheme: expression.scheme };
    case 'claim':
      return { kind, name: expression.name, value: expression.value };
    default:
      throw new Bug(`an expression of a program is ${kind}`);
  }
}

function inData(
  { kind, left, right, as }: Extract<Expression, { readonly kind: 'in' }>,
  form: ExpressionForm,
): Data {
  return { kind, left: operandData(left, form), right: right.map((r) => operandData(r, form)), as };
}

export function operandData(operand: Operand, form: ExpressionForm): Data {
  const { kind } = operand;

  switch (kind) {
    case 'path':
      return form.path(operand);
    case 'literal':
      return { kind, value: operand.value };
    case 'now':
      return { kind };
    case 'today':
      return { kind, zone: operand.zone };
    case 'shift':
      return { kind, of: operandData(operand.of, form), by: operand.by };
    default:
      throw new Bug(`an operand of a program is ${kind}`);
  }
}

function pathData({ kind, root, segments }: PathOperand): Data {
  return { kind, root, segments };
}

/** A short one has its line for itself at worst. */
function pathText(path: PathOperand): Data {
  const [only, ...more] = path.segments;

  return only === undefined || more.length > 0 || only.length > SHORT
    ? pathData(path)
    : shortPath(`${path.root} ${only}`);
}

const SHORT = 24;

const shortPath = oncePerText((path): Data => {
  const [root = '', segment = ''] = path.split(' ');

  return new Verbatim(literal({ kind: 'path', root, segments: [segment] }));
});
