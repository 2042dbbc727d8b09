// Whether one set of values is a part of another: it is when no value is in the first and not in the second. A "no"
// carries such a value, checked against both; a "yes" is a proof; everything else is undecided.
import { oncePer } from '../../base/once-per.ts';
import { accepts } from './accepts.ts';
import { brokenName, innerSchemas } from './recursion.ts';
import type { Definitions, Schema, Side, Verdict } from './schema.ts';
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

  return (
    nodeOf(space, first.schema, first.definitions) ===
    nodeOf(space, second.schema, second.definitions)
  );
}

/** Of sides that are not the same. */
export function compared(
  space: Space,
  [first, second]: readonly [Side, Side],
  budget: number,
): Verdict {
  const broken = brokenIn(first) ?? brokenIn(second);

  if (broken !== undefined)
    return { contained: 'undecided', cause: `the definition ${broken} leads nowhere` };

  const solver = openSolver(space, { left: budget });
  const outcome = solver.solve([
    inside(nodeOf(space, first.schema, first.definitions)),
    outside(nodeOf(space, second.schema, second.definitions)),
  ]);

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

const referredIn = oncePer((schema: Schema): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (inner: Schema): void => {
    if (inner.kind === 'ref') names.add(inner.to);

    innerSchemas(inner).forEach(visit);
  };

  visit(schema);

  return names;
});

/** A name that has no definition, or whose definition says nothing but itself. */
function brokenIn({ schema, definitions }: Side): string | undefined {
  return missingIn(schema, definitions) ?? brokenName(definitions).name;
}

function missingIn(schema: Schema, definitions: Definitions): string | undefined {
  return [...referredIn(schema)].find((name) => !definitions.has(name));
}
