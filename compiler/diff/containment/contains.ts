// Whether one set of values is a part of another: it is when no value is in the first and not in the second. A "no"
// carries such a value, checked against both; a "yes" is a proof; everything else is undecided.
import { accepts } from './accepts.ts';
import type { Node } from './node.ts';
import type { Side, Verdict } from './schema.ts';
import { openSolver } from './solve.ts';
import { inside, type Outcome, outside } from './solver.ts';
import { nodeOf, type Space, spaceOf } from './space.ts';

/** In steps. */
export const DEFAULT_BUDGET = 200_000;

const YES: Verdict = { contained: 'yes' };

/** Is all of the first in the second? */
export function containment(first: Side, second: Side, budget = DEFAULT_BUDGET): Verdict {
  const space = spaceOf(first.definitions, second.definitions);

  return isSame(space, first, second) ? YES : compared(space, [first, second], budget);
}

export function isSame(space: Space, first: Side, second: Side): boolean {
  if (first.schema === second.schema && first.definitions === second.definitions) return true;

  return nodeIn(space, first) === nodeIn(space, second);
}

function nodeIn(space: Space, { schema, definitions }: Side): Node {
  return nodeOf(space, schema, definitions);
}

/** Of sides that are not the same. */
export function compared(
  space: Space,
  [first, second]: readonly [Side, Side],
  budget: number,
): Verdict {
  const [a, b] = [nodeIn(space, first), nodeIn(space, second)];
  const broken = a.broken ?? b.broken;

  if (broken !== undefined)
    return { contained: 'undecided', cause: `the definition ${broken} leads nowhere` };

  const outcome = openSolver(space, { left: budget }).solve([inside(a), outside(b)]);

  return verdictOf(outcome, first, second);
}

function verdictOf(outcome: Outcome, first: Side, second: Side): Verdict {
  if (outcome.kind === 'empty') return YES;
  if (outcome.kind === 'unknown') return { contained: 'undecided', cause: outcome.cause };

  const { value } = outcome;
  const isProof =
    accepts(first.schema, first.definitions, value) &&
    !accepts(second.schema, second.definitions, value);

  return isProof
    ? { contained: 'no', witness: value }
    : { contained: 'undecided', cause: 'a value that should show the difference does not' };
}
