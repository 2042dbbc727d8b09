// An object that is being put together: which keys it has, what must hold behind them, how many there may be. A plan
// that cannot be carried out is dropped as early as that is seen.
import type { Json } from '../../2-model/type-model.ts';
import { record } from './json-text.ts';
import { type OtherKey, otherKey } from './object-keys.ts';
import { EMPTY, found, type Literal, type Outcome, type Solver, unknown } from './solver.ts';

/** A key that no schema names. */
export interface Fresh {
  readonly key: readonly Literal[];
  readonly value: readonly Literal[];
}

export interface ObjectPlan {
  /** Declared names that the object has. */
  readonly present: ReadonlyMap<string, readonly Literal[]>;
  readonly absent: ReadonlySet<string>;
  readonly fresh: readonly Fresh[];
  readonly min: number;
  readonly max: number;
}

/** What may be added where there are too few keys. */
export interface Fillings {
  /** Of all names that are declared anywhere, and may be there. */
  readonly named: ReadonlyMap<string, readonly Literal[]>;
  readonly others: readonly { readonly key: OtherKey; readonly value: readonly Literal[] }[];
}

interface Members {
  readonly names: Set<string>;
  readonly list: [name: string, value: Json][];
  problem: Outcome | undefined;
}

const MOST_MEMBERS = 20_000;

export function carryOut(plan: ObjectPlan, fillings: Fillings, solver: Solver): Outcome {
  if (plan.present.size + plan.fresh.length > plan.max) return EMPTY;
  if (plan.min > plan.max) return EMPTY;
  if (plan.min > MOST_MEMBERS) return unknown(`objects of ${plan.min} members are not tried`);

  const members: Members = { names: new Set(), list: [], problem: undefined };

  for (const [name, literals] of plan.present) {
    const value = solver.solve(literals);

    if (value.kind !== 'found') return value;

    add(members, name, value.value);
  }

  for (const fresh of plan.fresh) {
    const outcome = addFresh(members, fresh, solver);

    // Two keys may have to be one: that is not tried.
    if (outcome.kind === 'empty' && plan.fresh.length > 1)
      return unknown('too few names are left for the members of an object');
    if (outcome.kind !== 'found') return outcome;
  }

  fill(members, plan, fillings, solver);

  if (members.list.length >= plan.min) return found(record(members.list));

  return members.problem ?? EMPTY;
}

function add({ names, list }: Members, name: string, value: Json): void {
  names.add(name);
  list.push([name, value]);
}

function addFresh(members: Members, { key, value }: Fresh, solver: Solver): Outcome {
  const inner = solver.solve(value);

  if (inner.kind !== 'found') return inner;

  const name = otherKey(key, members.names, solver);

  if (name.kind === 'found') add(members, String(name.value), inner.value);

  return name;
}

/** As many as are needed; all that there are, where they do not suffice. */
function fill(
  members: Members,
  plan: ObjectPlan,
  { named, others }: Fillings,
  solver: Solver,
): void {
  for (const [name, literals] of named) {
    if (members.list.length >= plan.min) return;
    if (plan.present.has(name) || plan.absent.has(name)) continue;

    const value = solver.solve(literals);

    if (value.kind === 'found') add(members, name, value.value);
    else if (value.kind === 'unknown') members.problem ??= value;
  }

  for (const { key, value } of others) {
    while (members.list.length < plan.min) {
      const outcome = addFresh(members, { key: key.of, value }, solver);

      if (outcome.kind === 'unknown') members.problem ??= outcome;
      if (outcome.kind !== 'found') break;
    }
  }
}
