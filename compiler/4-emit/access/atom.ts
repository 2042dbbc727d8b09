// The single conditions of an expression, by the place where they are written, and the expression without one of them.
import type { Expression } from '../../2-model/expression-model.ts';

/** Where it stands in the contract: a policy's conditions are the same wherever it is named. */
export function placeOf({ at }: Expression): string {
  return `${at.file}:${at.start}:${at.end}`;
}

/** Each once, through policies. `anonymous` says nothing that could be left out. */
export function atomsOf(expressions: readonly Expression[]): readonly Expression[] {
  const found = new Map<string, Expression>();

  for (const expression of expressions) collect(expression, found);

  return [...found.values()];
}

function collect(expression: Expression, into: Map<string, Expression>): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const part of expression.of) collect(part, into);
      break;
    case 'not':
    case 'policy':
      collect(expression.of, into);
      break;
    case 'constant':
      break;
    default:
      into.set(placeOf(expression), expression);
  }
}

export type Change = 'deleted' | 'negated';

export const CHANGES: readonly Change[] = ['deleted', 'negated'];

/** With the condition of this place deleted or negated, wherever it stands. What is left of nothing lets in everybody. */
export function changed(expression: Expression, place: string, change: Change): Expression {
  return without(expression, place, change) ?? { kind: 'constant', at: expression.at, value: true };
}

function without(expression: Expression, place: string, change: Change): Expression | undefined {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const of = expression.of.flatMap((part) => without(part, place, change) ?? []);

      return of.length > 1 ? { ...expression, of } : of[0];
    }
    case 'not':
    case 'policy': {
      const of = without(expression.of, place, change);

      return of === undefined ? undefined : { ...expression, of };
    }
    case 'constant':
      return expression;
    default:
      if (placeOf(expression) !== place) return expression;

      return change === 'deleted' ? undefined : { kind: 'not', at: expression.at, of: expression };
  }
}
