// What the parts of the solver share: literals, which say that a value is in a set or is not; outcomes; the budget.
import type { Json } from '../../2-model/type-model.ts';
import { accepts } from './accepts.ts';
import type { Node } from './node.ts';
import type { Space } from './space.ts';

export interface Literal {
  readonly node: Node;
  readonly negated: boolean;
}

export type Outcome =
  | { readonly kind: 'found'; readonly value: Json }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly cause: string };

export const EMPTY: Outcome = { kind: 'empty' };

/** Counted in steps, never in time: the same question gets the same answer on every machine. */
export interface Budget {
  left: number;
}

export interface Solver {
  readonly space: Space;
  readonly budget: Budget;
  /** A value for which all of these hold, or that there is none. */
  readonly solve: (literals: readonly Literal[]) => Outcome;
}

export function found(value: Json): Outcome {
  return { kind: 'found', value };
}

export function unknown(cause: string): Outcome {
  return { kind: 'unknown', cause };
}

export const OUT_OF_BUDGET: Outcome = unknown('the budget of steps is used up');

export function spend(budget: Budget, count = 1): boolean {
  budget.left -= count;

  return budget.left >= 0;
}

export function holds({ node, negated }: Literal, value: Json): boolean {
  return accepts(node.schema, node.definitions, value) !== negated;
}

export function inside(node: Node): Literal {
  return { node, negated: false };
}

export function outside(node: Node): Literal {
  return { node, negated: true };
}

/** The first that is found; else the first that is not known; else there is none. */
export function firstOf<T>(ways: Iterable<T>, solve: (way: T) => Outcome): Outcome {
  let best: Outcome = EMPTY;

  for (const way of ways) {
    const outcome = solve(way);

    if (outcome.kind === 'found') return outcome;
    if (best.kind === 'empty') best = outcome;
  }

  return best;
}
