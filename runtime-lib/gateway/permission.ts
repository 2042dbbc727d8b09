// Conditions of routes as functions. The one place that knows how expressions are run.
import { compileExpression } from '../core/compile-expression.ts';
import type { Expression, ExpressionEnvironment } from '../core/expression.ts';

export type Permission = (environment: ExpressionEnvironment) => boolean;

export function permissionOf(expression: Expression): Permission {
  return compileExpression(expression);
}
