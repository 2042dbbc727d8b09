// A list for which literals hold, or that there is none. Each set that the list must not be in is left in one of the
// ways to leave it: a length, an item, two equal items, a count.
import { type ArrayPlan, type ArrayTask, carryOut } from './array-plan.ts';
import type { ArrayForm, Node } from './node.ts';
import { arrayOf } from './shape-of-value.ts';
import {
  EMPTY,
  firstOf,
  inside,
  type Literal,
  OUT_OF_BUDGET,
  type Outcome,
  outside,
  type Solver,
  spend,
} from './solver.ts';

export function solveArray(atoms: readonly Literal[], solver: Solver): Outcome {
  const insideOf: ArrayForm[] = [];
  const outsideOf: ArrayForm[] = [];

  for (const { node, negated } of atoms) {
    if (node.form.kind === 'array') (negated ? outsideOf : insideOf).push(node.form);
    else if (node.form.kind === 'values')
      outsideOf.push(...arrayOf(node.form.values, solver.space));
  }

  const plan: ArrayPlan = {
    min: Math.max(0, ...insideOf.map((form) => form.min)),
    max: Math.min(Number.POSITIVE_INFINITY, ...insideOf.map((form) => form.max)),
    extra: new Map(),
    counted: insideOf.flatMap((form) => form.contains ?? []),
    unique: insideOf.some((form) => form.unique),
    pair: undefined,
  };
  const task: ArrayTask = {
    solver,
    prefix: Math.max(0, ...[...insideOf, ...outsideOf].map((form) => form.prefix.length)),
    itemAt: (place) => insideOf.map((form) => inside(nodeAt(form, place))),
  };

  return leaveAll(task, shortened(plan, task), outsideOf);
}

function nodeAt({ prefix, rest }: ArrayForm, place: number): Node {
  return prefix[place] ?? rest;
}

/** A list is never longer than up to the first place where nothing can stand. */
function shortened(plan: ArrayPlan, { solver, prefix, itemAt }: ArrayTask): ArrayPlan {
  for (let place = 0; place <= prefix && place < plan.max; place++) {
    if (solver.solve(itemAt(place)).kind === 'empty') return { ...plan, max: place };
  }

  return plan;
}

function leaveAll(
  task: ArrayTask,
  plan: ArrayPlan,
  [first, ...rest]: readonly ArrayForm[],
): Outcome {
  if (!spend(task.solver.budget)) return OUT_OF_BUDGET;
  if (plan.min > plan.max) return EMPTY;
  if (first === undefined) return carryOut(plan, task);

  return firstOf(waysOut(task, plan, first), (way) => leaveAll(task, way, rest));
}

function* waysOut(task: ArrayTask, plan: ArrayPlan, form: ArrayForm): Generator<ArrayPlan> {
  if (form.min > plan.min) yield { ...plan, max: Math.min(plan.max, form.min - 1) };
  if (form.max < plan.max) yield { ...plan, min: Math.max(plan.min, form.max + 1) };

  yield* waysOfItems(task, plan, form);

  if (form.unique && !plan.unique) yield* waysOfPair(task, plan);

  if (form.contains !== undefined) {
    const { node, min, max } = form.contains;
    const counted = (range: { readonly min: number; readonly max: number }) => ({
      ...plan,
      counted: [...plan.counted, { node, ...range }],
    });

    if (min > 0) yield counted({ min: 0, max: min - 1 });
    if (max < Number.POSITIVE_INFINITY)
      yield counted({ min: max + 1, max: Number.POSITIVE_INFINITY });
  }
}

function* waysOfItems(task: ArrayTask, plan: ArrayPlan, form: ArrayForm): Generator<ArrayPlan> {
  for (const place of placesOf(task, plan)) {
    const node = nodeAt(form, place);

    if (place >= plan.max || node.form.kind === 'all') continue;

    const before = plan.extra.get(place) ?? [];
    const literals = [...before, outside(node)];

    if (task.solver.solve([...task.itemAt(place), ...literals]).kind === 'empty') continue;

    yield {
      ...plan,
      min: Math.max(plan.min, place + 1),
      extra: new Map([...plan.extra, [place, literals]]),
    };
  }
}

/** Those of the prefixes, those behind that have something to do already, and one more. */
function placesOf({ prefix }: ArrayTask, { extra, pair }: ArrayPlan): readonly number[] {
  const last = Math.max(prefix - 1, ...extra.keys(), ...(pair ?? []));

  return Array.from({ length: last + 2 }, (_, place) => place);
}

function* waysOfPair(task: ArrayTask, plan: ArrayPlan): Generator<ArrayPlan> {
  // Equal items cost nothing more where two are equal already.
  if (plan.pair !== undefined) {
    yield plan;

    return;
  }

  const places = [...placesOf(task, plan)];

  places.push(places.length);

  for (const first of places) {
    for (const second of places.slice(first + 1)) {
      if (second >= plan.max) continue;

      yield { ...plan, min: Math.max(plan.min, second + 1), pair: [first, second] };
    }
  }
}
