// The paths that stand in an expression.
import type { Expression, Operand, PathOperand } from '../2-model/expression-model.ts';
import { eachExpression, operandsOf } from './walk.ts';

export function allPaths(expression: Expression): readonly PathOperand[] {
  const paths: PathOperand[] = [];
  const note = (operand: Operand): void => {
    if (operand.kind === 'path') paths.push(operand);
    if (operand.kind === 'shift') note(operand.of);
  };

  eachExpression(expression, (part) => operandsOf(part).forEach(note));

  return paths;
}

export function entityPaths(expression: Expression): readonly PathOperand[] {
  return allPaths(expression).filter((path) => path.root === 'entity');
}
