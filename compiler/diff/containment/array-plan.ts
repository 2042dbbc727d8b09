// A list that is being put together: how long it is, what must hold at which place, and how many items must be of some
// sets. Items behind all prefixes are alike, so only the shortest list that can do is tried.
import type { Json } from '../../2-model/type-model.ts';
import { distinctItems } from './distinct-items.ts';
import type { Counted } from './node.ts';
import {
  EMPTY,
  firstOf,
  found,
  inside,
  type Literal,
  OUT_OF_BUDGET,
  type Outcome,
  outside,
  type Solver,
  spend,
  unknown,
} from './solver.ts';
import { plainNode } from './space.ts';

export interface ArrayPlan {
  readonly min: number;
  readonly max: number;
  /** Beside what is said of all items at the place. */
  readonly extra: ReadonlyMap<number, readonly Literal[]>;
  readonly counted: readonly Counted[];
  readonly unique: boolean;
  /** Two places whose items are equal. */
  readonly pair: readonly [first: number, second: number] | undefined;
}

export interface ArrayTask {
  readonly solver: Solver;
  /** How many places have something of their own said about them. */
  readonly prefix: number;
  readonly itemAt: (place: number) => readonly Literal[];
}

const LONGEST = 200_000;
/** Of lists whose items depend on each other. */
const LONGEST_TANGLED = 200;
const LONGEST_DISTINCT = 1_000;

export function carryOut(plan: ArrayPlan, task: ArrayTask): Outcome {
  const needed = plan.counted.reduce((sum, { min }) => sum + min, 0);
  const most = Math.min(
    plan.max,
    needed === 0 ? plan.min : Math.max(plan.min, task.prefix) + needed,
  );

  if (plan.min > plan.max) return EMPTY;

  const isFree = plan.counted.length === 0;
  const longest = !isFree ? LONGEST_TANGLED : plan.unique ? LONGEST_DISTINCT : LONGEST;

  if (most > longest) return unknown(`lists of ${most} items are not tried`);
  if (isFree) return plan.unique ? distinctList(plan, task) : plainList(plan, task);

  let best: Outcome = EMPTY;

  for (let length = plan.min; length <= most; length++) {
    const outcome = fill(
      { plan, task, length, failed: new Map() },
      { items: [], literals: [], counted: plan.counted },
    );

    if (outcome.kind === 'found') return outcome;
    if (best.kind === 'empty') best = outcome;
  }

  return best;
}

/** Behind what is said of single places all items are one. */
function plainList(plan: ArrayPlan, task: ArrayTask): Outcome {
  const { min, extra, pair = [] } = plan;
  const alike = Math.max(task.prefix, ...[...extra.keys(), ...pair].map((place) => place + 1));
  const items: Json[] = [];

  for (let place = 0; place < Math.min(min, alike + 1); place++) {
    const item = task.solver.solve(literalsAt({ plan, task }, items, []));

    if (item.kind !== 'found') return item;

    items.push(item.value);
  }

  const last = items.at(-1) ?? null;

  while (items.length < min) items.push(last);

  return found(items);
}

function distinctList({ min, extra }: ArrayPlan, { itemAt, solver }: ArrayTask): Outcome {
  const places = Array.from({ length: min }, (_, place) => [
    ...itemAt(place),
    ...(extra.get(place) ?? []),
  ]);

  return distinctItems(places, solver);
}

interface Filling {
  readonly plan: ArrayPlan;
  readonly task: ArrayTask;
  readonly length: number;
  /** What was tried: the place, and how many of each set are still needed and allowed. */
  readonly failed: Map<string, Outcome>;
}

interface Filled {
  readonly items: readonly Json[];
  readonly literals: readonly (readonly Literal[])[];
  /** Still needed, and still allowed. */
  readonly counted: readonly Counted[];
}

/** From the next place on. */
function fill(filling: Filling, { items, literals, counted }: Filled): Outcome {
  const { plan, task, length, failed } = filling;
  const left = length - items.length;

  if (!spend(task.solver.budget)) return OUT_OF_BUDGET;
  if (counted.some(({ min, max }) => max < 0 || min > left)) return EMPTY;
  if (left === 0) return plan.unique ? distinctItems(literals, task.solver) : found(items);

  const key = `${items.length} ${counted.map(({ min, max }) => `${Math.max(min, 0)}..${max}`)}`;
  const before = failed.get(key);

  // What came before matters where items must differ, or be equal.
  if (before !== undefined && !plan.unique && plan.pair === undefined) return before;

  const best = firstOf(waysOfItem(counted), (way) => {
    const here = literalsAt(filling, items, way.literals);
    const item = task.solver.solve(here);

    if (item.kind !== 'found') return item;

    return fill(filling, {
      items: [...items, item.value],
      literals: [...literals, here],
      counted: way.counted,
    });
  });

  failed.set(key, best);

  return best;
}

interface ItemWay {
  readonly literals: readonly Literal[];
  readonly counted: readonly Counted[];
}

/** In each set that is counted, or not in it. */
function waysOfItem(counted: readonly Counted[]): readonly ItemWay[] {
  return counted.reduce<readonly ItemWay[]>(
    (ways, { node, min, max }) => {
      const hit = { node, min: min - 1, max: max - 1 };
      const miss = { node, min, max };
      const both = (way: ItemWay): readonly ItemWay[] => {
        const taken = { literals: [...way.literals, inside(node)], counted: [...way.counted, hit] };
        const left = {
          literals: [...way.literals, outside(node)],
          counted: [...way.counted, miss],
        };

        return min > 0 ? [taken, left] : [left, taken];
      };

      return ways.flatMap(both);
    },
    [{ literals: [], counted: [] }],
  );
}

function literalsAt(
  { plan, task: { solver, itemAt } }: Pick<Filling, 'plan' | 'task'>,
  items: readonly Json[],
  more: readonly Literal[],
): readonly Literal[] {
  const place = items.length;
  const [first, second] = plan.pair ?? [-1, -1];
  const literals = [...itemAt(place), ...(plan.extra.get(place) ?? []), ...more];

  if (place === first) {
    literals.push(...itemAt(second), ...(plan.extra.get(second) ?? []));
  } else if (place === second) {
    // It is what stands at the first place; whether it is counted alike was left open there.
    literals.push(
      inside(plainNode(solver.space, { kind: 'values', values: [items[first] ?? null] })),
    );
  }

  return literals;
}
