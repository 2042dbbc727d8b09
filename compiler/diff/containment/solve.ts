// Finds a value for which literals hold, or shows that there is none: a least fixpoint over conjunctions of literals.
// A conjunction that is met again inside itself is taken for empty, because the smallest value of it never needs a
// smaller one. What was shown under such an assumption counts only when the assumption stood to the end of the round.
import type { Json } from '../../2-model/type-model.ts';
import { type Branch, divided, emptyBranch, require } from './branch.ts';
import { masksOf, type Node } from './node.ts';
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
  unknown,
} from './solver.ts';
import type { Space } from './space.ts';
import { ARRAY, BOOLEAN, EVERY, NULL, NUMBER, OBJECT, STRING, TYPES } from './type-set.ts';

interface Search {
  readonly solver: Solver;
  readonly settled: Map<string, Outcome>;
  round: Round | undefined;
  depth: number;
}

/** More would not fit on the stack. */
const DEEPEST = 300;
const TOO_DEEP: Outcome = unknown('the types are nested too deeply to be compared');

interface Round {
  /** Undefined while it is being found out. */
  readonly open: Map<string, Outcome | undefined>;
  /** What was taken for empty while it was open. */
  readonly assumed: Set<string>;
  isStale: boolean;
}

export function openSolver(space: Space, budget: Budget): Solver {
  const solver: Solver = {
    space,
    budget,
    solve: (literals) => {
      const sample = sampleOf(literals);

      if (sample !== undefined) return found(sample.value);

      const tidy = tidied(literals);

      if (tidy === undefined) return EMPTY;

      return search.round === undefined ? rounds(search, tidy) : visit(search, search.round, tidy);
    },
  };
  const search: Search = { solver, settled: new Map(), round: undefined, depth: 0 };

  return solver;
}

/** Until a round in which no assumption fell. Each that falls settles a conjunction, so there is an end. */
function rounds(search: Search, literals: readonly Literal[]): Outcome {
  for (;;) {
    const round: Round = { open: new Map(), assumed: new Set(), isStale: false };

    search.round = round;

    const outcome = visit(search, round, literals);

    search.round = undefined;

    if (outcome.kind === 'found') return outcome;

    if (!round.isStale) {
      for (const [key, known] of round.open)
        if (known !== undefined) search.settled.set(key, known);

      return outcome;
    }

    if (search.solver.budget.left <= 0) return OUT_OF_BUDGET;
  }
}

function visit(search: Search, round: Round, literals: readonly Literal[]): Outcome {
  const key = literals.map(({ node, negated }) => (negated ? -node.id - 1 : node.id)).join();
  const known = search.settled.get(key);

  if (known !== undefined) return known;

  if (round.open.has(key)) {
    const before = round.open.get(key);

    if (before === undefined) round.assumed.add(key);

    return before ?? EMPTY;
  }

  // A single set has a budget of its own.
  if (!isSingle(literals) && !spend(search.solver.budget)) return OUT_OF_BUDGET;

  if (search.depth >= DEEPEST) return TOO_DEEP;

  round.open.set(key, undefined);
  search.depth += 1;

  const outcome = sampled(literals, search.solver);

  search.depth -= 1;
  round.open.set(key, outcome);

  if (outcome.kind !== 'empty') {
    search.settled.set(key, outcome);

    if (round.assumed.has(key)) round.isStale = true;
  }

  return outcome;
}

/** In steps of its own: whether a value of the set is known already may not change what others may cost. */
const SAMPLE_BUDGET = 20_000;

function isSingle(literals: readonly Literal[]): boolean {
  return literals.length === 1 && literals[0]?.negated === false;
}

function sampleOf(literals: readonly Literal[]): Node['sample'] {
  return isSingle(literals) ? literals[0]?.node.sample : undefined;
}

/** A value of a single set is found once, and is one in every question. */
function sampled(literals: readonly Literal[], solver: Solver): Outcome {
  const [first] = literals;

  if (first === undefined || !isSingle(literals)) return solveState(literals, solver);

  const { left } = solver.budget;

  solver.budget.left = SAMPLE_BUDGET;

  const outcome = solveState(literals, solver);

  solver.budget.left = left;

  if (outcome.kind === 'found') first.node.sample = { value: outcome.value };

  return outcome;
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
