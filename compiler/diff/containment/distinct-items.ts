// Items that must all differ: what each place may hold is listed until every place can have its own value, or no way of
// giving values to places is left.
import type { Json } from '../../2-model/type-model.ts';
import { jsonText } from './json-text.ts';
import {
  EMPTY,
  found,
  type Literal,
  type Outcome,
  outside,
  type Solver,
  spend,
  unknown,
} from './solver.ts';
import { plainNode } from './space.ts';

type Place = readonly Literal[];

/** Exact: a place with as many values as there are places always finds one that is free. */
export function distinctItems(places: readonly Place[], solver: Solver): Outcome {
  const listed = new Map<string, readonly Json[]>();
  const domains: (readonly Json[])[] = [];

  for (const place of places) {
    const key = place.map(({ node, negated }) => `${negated ? '-' : ''}${node.id}`).join();
    const known = listed.get(key);

    if (known !== undefined) {
      domains.push(known);
      continue;
    }

    const values: Json[] = [];
    const problem = list(values, place, places.length, solver);

    if (problem !== undefined) return problem;

    listed.set(key, values);
    domains.push(values);
  }

  return matched(domains, solver);
}

/** Values of the place, at most so many; gives what kept it from listing them all. */
function list(
  values: Json[],
  place: Place,
  most: number,
  { space, solve }: Solver,
): Outcome | undefined {
  while (values.length < most) {
    const taken = outside(plainNode(space, { kind: 'values', values: [...values] }));
    const outcome = solve(values.length === 0 ? place : [...place, taken]);

    if (outcome.kind === 'unknown') return outcome;
    if (outcome.kind === 'empty') return undefined;

    values.push(outcome.value);
  }

  return undefined;
}

/** Each place takes a value; one that is taken is freed when its place finds another. */
function matched(domains: readonly (readonly Json[])[], { budget }: Solver): Outcome {
  const owners = new Map<string, number>();
  const items: Json[] = [];

  for (let place = 0; place < domains.length; place++) {
    const seen = new Set<string>();
    const give = (to: number): boolean => {
      for (const value of domains[to] ?? []) {
        const text = jsonText(value);

        if (seen.has(text)) continue;

        seen.add(text);

        const owner = owners.get(text);

        if (owner !== undefined && !give(owner)) continue;

        owners.set(text, to);
        items[to] = value;

        return true;
      }

      return false;
    };

    if (!spend(budget)) return unknown('the budget of steps is used up');
    if (!give(place)) return EMPTY;
  }

  return found(items);
}
