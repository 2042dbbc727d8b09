// The paths that an expression follows, wherever they stand in it. Policies must be in place.
import type { Expression, Operand, PathOperand } from './expression.ts';

export function pathsOf(expression: Expression): readonly PathOperand[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap(pathsOf);
    case 'not':
      return pathsOf(expression.of);
    case 'policy':
      return expression.of === undefined ? [] : pathsOf(expression.of);
    case 'compare':
      return [expression.left, expression.right].flatMap(inOperand);
    case 'in':
      return [expression.left, ...expression.right].flatMap(inOperand);
    case 'has':
    case 'true':
      return [expression.path];
    case 'role':
      return expression.segments.filter((segment) => typeof segment !== 'string');
    default:
      return [];
  }
}

function inOperand(operand: Operand): readonly PathOperand[] {
  if (operand.kind === 'shift') return inOperand(operand.of);

  return operand.kind === 'path' ? [operand] : [];
}
