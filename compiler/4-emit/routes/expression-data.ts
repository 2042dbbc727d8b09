// Expressions as generated code holds them: plain data without places and types, in the form of the library's Expression.
import type { Expression, Operand } from '../../2-model/expression-model.ts';
import { Bug } from '../../base/invariant.ts';
import type { Data } from '../code/literal.ts';

export type PolicyUse = Extract<Expression, { readonly kind: 'policy' }>;

/** A policy has its expression with it, unless `isNamed` says that its name is enough. */
export function expressionData(
  expression: Expression,
  isNamed: (policy: PolicyUse) => boolean = never,
): Data {
  const { kind } = expression;

  switch (kind) {
    case 'constant':
      return { kind, value: expression.value };
    case 'and':
    case 'or':
      return { kind, of: expression.of.map((part) => expressionData(part, isNamed)) };
    case 'not':
      return { kind, of: expressionData(expression.of, isNamed) };
    case 'compare': {
      const { operator, left, right, as } = expression;

      return { kind, operator, left: operandData(left), right: operandData(right), as };
    }
    case 'in': {
      const { left, right, as } = expression;

      return { kind, left: operandData(left), right: right.map(operandData), as };
    }
    case 'has':
    case 'true':
      return { kind, path: operandData(expression.path) };
    case 'policy': {
      const { name, of } = expression;

      return isNamed(expression) ? { kind, name } : { kind, name, of: expressionData(of, isNamed) };
    }
    case 'authenticated':
      return { kind };
    case 'role': {
      const segments = expression.segments.map((s) => (typeof s === 'string' ? s : operandData(s)));

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

function never(): boolean {
  return false;
}

export function operandData(operand: Operand): Data {
  const { kind } = operand;

  switch (kind) {
    case 'path':
      return { kind, root: operand.root, segments: operand.segments };
    case 'literal':
      return { kind, value: operand.value };
    case 'now':
      return { kind };
    case 'today':
      return { kind, zone: operand.zone };
    case 'shift':
      return { kind, of: operandData(operand.of), by: operand.by };
    default:
      throw new Bug(`an operand of a program is ${kind}`);
  }
}
