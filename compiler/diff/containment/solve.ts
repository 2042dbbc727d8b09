// Finds a value for which literals hold, or shows that there is none: a least fixpoint over conjunctions of literals.
// A conjunction that is met again inside itself is taken for empty, because the smallest value of it never needs a
// smaller one. What was shown under such an assumption counts only when the assumption stood to the end of the round.
import type { Json } from '../../2-model/type-model.ts';
import { type Branch, divided, emptyBranch, require } from './branch.ts';
import { masksOf } from './node.ts';
import { solveArray } from './solve-array.ts';
import { solveNumber } from './solve-number.ts';
import { solveObject } from './solve-object.ts';
import { solveString } from './solve-string.ts';
import {
  type Budget,
  EMPTY,
  firstOf,
  found,
  holds,
  type Literal,
  OUT_OF_BUDGET,
  type Outcome,
  type Solver,
  spend,
} from './solver.ts';
import type { Space } from './space.ts';
import { ARRAY, BOOLEAN, EVERY, NULL, NUMBER, OBJECT, STRING, TYPES } from './type-set.ts';

interface Round {
  /** Undefined while it is being found out. */
  readonly open: Map<string, Outcome | undefined>;
  readonly assumed: Set<string>;
  isStale: boolean;
}

export function openSolver(space: Space, budget: Budget): Solver {
  const settled = new Map<string, Outcome>();
  let round: Round | undefined;
  const solver: Solver = { space, budget, solve };

  function solve(literals: readonly Literal[]): Outcome {
    const tidy = tidied(literals);

    if (tidy === undefined) return EMPTY;

    return round === undefined ? rounds(tidy) : visit(tidy, round);
  }

  function rounds(literals: readonly Literal[]): Outcome {
    for (;;) {
      const current: Round = { open: new Map(), assumed: new Set(), isStale: false };

      round = current;

      const outcome = visit(literals, current);

      round = undefined;

      if (current.isStale && outcome.kind !== 'found' && budget.left > 0) continue;
      if (current.isStale) return outcome.kind === 'empty' ? OUT_OF_BUDGET : outcome;

      for (const [key, known] of current.open) if (known !== undefined) settled.set(key, known);

      return outcome;
    }
  }

  function visit(literals: readonly Literal[], { open, assumed }: Round): Outcome {
    const key = literals.map(({ node, negated }) => (negated ? -node.id - 1 : node.id)).join();
    const known = settled.get(key);

    if (known !== undefined) return known;

    if (open.has(key)) {
      const before = open.get(key);

      if (before === undefined) assumed.add(key);

      return before ?? EMPTY;
    }

    if (!spend(budget)) return OUT_OF_BUDGET;

    open.set(key, undefined);

    const outcome = solveState(literals, solver);

    open.set(key, outcome);

    if (outcome.kind !== 'empty') {
      settled.set(key, outcome);

      if (assumed.has(key) && round !== undefined) round.isStale = true;
    }

    return outcome;
  }

  return solver;
}

/** Each once, in one order, without what says nothing; undefined where they contradict each other. */
function tidied(literals: readonly Literal[]): readonly Literal[] | undefined {
  const byNode = new Map<number, Literal>();

  for (const literal of literals) {
    let { node, negated } = literal;

    while (node.form.kind === 'not') {
      node = node.form.of;
      negated = !negated;
    }

    if (node.form.kind === (negated ? 'all' : 'none')) return undefined;
    if (node.form.kind === (negated ? 'none' : 'all')) continue;

    const other = byNode.get(node.id);

    if (other !== undefined && other.negated !== negated) return undefined;

    byNode.set(node.id, { node, negated });
  }

  return [...byNode.values()].sort((a, b) => a.node.id - b.node.id);
}

function solveState(literals: readonly Literal[], solver: Solver): Outcome {
  let types = EVERY;

  for (const { node, negated } of literals) {
    const { some, whole } = masksOf(node);

    types &= negated ? ~whole : some;
  }

  if (types === 0) return EMPTY;

  const listed = fromList(literals, literals);

  if (listed !== undefined) return listed;

  return firstOf(
    TYPES.filter((type) => (types & type) !== 0),
    (type) => {
      const branch = emptyBranch(type);

      return require(branch, literals) ? solveBranch(branch, literals, solver) : EMPTY;
    },
  );
}

/** Where one of them lists its values, each is tried. */
function fromList(atoms: readonly Literal[], literals: readonly Literal[]): Outcome | undefined {
  const lists = atoms.flatMap(({ node: { form }, negated }): readonly (readonly Json[])[] =>
    form.kind === 'values' && !negated ? [form.values] : [],
  );
  const [list] = lists.sort((a, b) => a.length - b.length);
  const value = list?.find((v) => literals.every((literal) => holds(literal, v)));

  if (list === undefined) return undefined;

  return value === undefined ? EMPTY : found(value);
}

function solveBranch(branch: Branch, literals: readonly Literal[], solver: Solver): Outcome {
  if (!spend(solver.budget)) return OUT_OF_BUDGET;

  // With what was chosen: the list may stand in one of several arms.
  const listed = fromList(branch.atoms, [...branch.atoms, ...literals]);

  if (listed !== undefined) return listed;

  const branches = divided(branch);

  if (branches !== undefined) return firstOf(branches, (b) => solveBranch(b, literals, solver));

  return solveAtoms(branch, solver);
}

function solveAtoms({ type, atoms }: Branch, solver: Solver): Outcome {
  switch (type) {
    case NULL:
      return found(null);
    case BOOLEAN:
      return firstOf([true, false], (value) =>
        atoms.every((atom) => holds(atom, value)) ? found(value) : EMPTY,
      );
    case NUMBER:
      return solveNumber(atoms);
    case STRING:
      return solveString(atoms, solver);
    case ARRAY:
      return solveArray(atoms, solver);
    case OBJECT:
      return solveObject(atoms, solver);
    default:
      return EMPTY;
  }
}
