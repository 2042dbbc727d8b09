// Conditions of routes as functions. The one place that knows how expressions are run.
import { evaluate } from '../core/evaluate-expression.ts';
import type { Expression, ExpressionEnvironment } from '../core/expression.ts';

export type Permission = (environment: ExpressionEnvironment) => boolean;

export function permissionOf(expression: Expression): Permission {
  return (environment) => evaluate(expression, environment);
}
