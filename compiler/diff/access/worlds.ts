// Formulas of both sides as diagrams over one order of atoms, within what can be: who calls, and in which state.
import type { Atom, AtomTable } from './atoms.ts';
import { axiomsOf } from './axioms.ts';
import type { Literal } from './clause.ts';
import { compareConstants } from './constants.ts';
import {
  ALWAYS,
  type Cost,
  type Decisions,
  type Diagram,
  NEVER,
  openDecisions,
} from './decisions.ts';
import type { Formula } from './formula.ts';

export interface Worlds {
  readonly table: AtomTable;
  readonly decisions: Decisions;
  /** All that can be. */
  readonly possible: Diagram;
  readonly diagramOf: (formula: Formula) => Diagram;
  readonly literal: (literal: Literal) => Diagram;
  /** Whether one of some worlds is as the literals say. */
  readonly meets: (of: Diagram, literals: readonly Literal[]) => boolean;
  /** The simplest of some worlds, by atom. */
  readonly simplest: (of: Diagram) => readonly boolean[] | undefined;
}

/** Enough for hundreds of atoms as people write them. */
const STEPS = 200_000;

/** All formulas must have been read into the table. */
export function openWorlds(table: AtomTable, steps: number = STEPS): Worlds {
  const axioms = axiomsOf(table);
  const order = orderOf(table);
  const rank = new Map(order.map((atom, i) => [atom, i]));
  const decisions = openDecisions(steps);
  const literal = ({ atom, value }: Literal): Diagram => {
    const variable = decisions.variable(rank.get(atom) ?? atom);

    return value ? variable : decisions.not(variable);
  };
  const costs = order.map((atom) => costOf(table.atoms[atom] as Atom, table));
  const clauses = axioms
    .map((clause) => ({
      diagram: clause.map(literal).reduce(decisions.or, NEVER),
      first: Math.max(...clause.map((l) => rank.get(l.atom) ?? 0)),
    }))
    .sort((a, b) => b.first - a.first);

  return {
    table,
    decisions,
    literal,
    possible: clauses.map((c) => c.diagram).reduce(decisions.and, ALWAYS),
    diagramOf: (formula) => diagramOf(formula, decisions, literal),
    meets: (of, literals) =>
      decisions.meets(of, new Map(literals.map((l) => [rank.get(l.atom) ?? l.atom, l.value]))),
    simplest: (of) => {
      const found = decisions.cheapest(of, costs);

      return found && table.atoms.map((_, atom) => found[rank.get(atom) ?? 0] === true);
    },
  };
}

function diagramOf(
  formula: Formula,
  decisions: Decisions,
  literal: (literal: Literal) => Diagram,
): Diagram {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? ALWAYS : NEVER;
    case 'atom':
      return literal({ atom: formula.atom, value: true });
    case 'not':
      return decisions.not(diagramOf(formula.of, decisions, literal));
    case 'and':
      return formula.of
        .map((part) => diagramOf(part, decisions, literal))
        .reduce(decisions.and, ALWAYS);
    case 'or':
      return formula.of
        .map((part) => diagramOf(part, decisions, literal))
        .reduce(decisions.or, NEVER);
  }
}

/** What is about one thing stands together: diagrams stay small then. */
function orderOf({ atoms }: AtomTable): readonly number[] {
  const groups = [...new Set(['somebody', ...atoms.map(groupOf)])];
  const place = new Map(groups.map((group, i) => [group, i]));

  return atoms
    .map((_, i) => i)
    .sort((a, b) => {
      const [one, other] = [atoms[a] as Atom, atoms[b] as Atom];

      return (
        (place.get(groupOf(one)) ?? 0) - (place.get(groupOf(other)) ?? 0) ||
        compareWithin(one, other) ||
        a - b
      );
    });
}

function groupOf(atom: Atom): string {
  switch (atom.kind) {
    case 'somebody':
    case 'role':
    case 'scheme':
      return atom.kind;
    case 'present':
    case 'segment':
      return atom.path;
    case 'member':
      return atom.text;
    default:
      return atom.subject.isPair ? atom.subject.key : (atom.subject.paths[0] ?? atom.subject.key);
  }
}

function compareWithin(a: Atom, b: Atom): number {
  if (a.kind === 'role' && b.kind === 'role')
    return compareConstants(JSON.stringify(a.segments), JSON.stringify(b.segments));
  if ('value' in a && 'value' in b && a.subject.key === b.subject.key)
    return compareConstants(a.value, b.value);

  return Number('value' in a) - Number('value' in b);
}

/** Simple is: nobody known, no role, nothing special, and nothing missing. */
function costOf(atom: Atom, { paths }: AtomTable): Cost {
  const isOfCaller = (path: string): boolean =>
    ['identity', 'claims'].includes(paths.get(path)?.root ?? '');

  switch (atom.kind) {
    case 'somebody':
      return [0, 10_000];
    case 'role':
      return [0, 1000];
    case 'scheme':
      return [0, 500];
    case 'present':
      return isOfCaller(atom.path) ? [0, 1] : [100, 0];
    case 'segment':
      return [100, 0];
    case 'member':
      return [0, 10];
    default:
      return [0, atom.subject.paths.some(isOfCaller) ? 50 : 10];
  }
}
