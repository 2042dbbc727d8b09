// What conditions ask, each question once: equal meaning is one atom, on both sides of a comparison.
import type { Rational } from '../containment/rational.ts';
import type { Formula } from './formula.ts';

export type Family = 'text' | 'number' | 'time' | 'boolean';

/** What is compared with constants: one path, or the distance between two things. */
export interface Subject {
  readonly key: string;
  readonly family: Family;
  /** What is compared: one thing, or two. */
  readonly names: readonly string[];
  /** Absent where one of them is. */
  readonly paths: readonly string[];
  readonly isPair: boolean;
}

/** A constant: a text, or a number; moments are milliseconds. */
export type Constant = string | Rational;

export type Segment = string | { readonly path: string };

export type Atom =
  /** Somebody is known to call. */
  | { readonly kind: 'somebody' }
  | { readonly kind: 'role'; readonly segments: readonly Segment[] }
  | { readonly kind: 'scheme'; readonly scheme: string }
  | { readonly kind: 'present'; readonly path: string }
  /** The value can be a segment of a role. */
  | { readonly kind: 'segment'; readonly path: string }
  | Comparing
  /** What is asked of it, as text: nothing is known beside it. */
  | { readonly kind: 'member'; readonly text: string; readonly paths: readonly string[] };

export interface Comparing {
  readonly kind: 'equal' | 'below';
  readonly subject: Subject;
  readonly value: Constant;
}

/** What both sides know of a path. */
export interface PathFacts {
  readonly key: string;
  /** As contracts write it. */
  readonly text: string;
  readonly root: string;
  readonly absent: boolean;
  /** All values that it can have, where they are few. */
  readonly values: readonly string[] | undefined;
  readonly isWhole: boolean;
  /** Whether each value makes a segment of a role. */
  readonly isSegment: boolean;
}

export interface AtomTable {
  readonly atoms: Atom[];
  readonly known: Map<string, number>;
  readonly paths: Map<string, PathFacts>;
  /** As the old side alone knows them. */
  readonly oldPaths: Map<string, PathFacts>;
}

export function openAtoms(): AtomTable {
  return { atoms: [], known: new Map(), paths: new Map(), oldPaths: new Map() };
}

export function indexOfAtom({ atoms, known }: AtomTable, atom: Atom): number {
  const key = keyOf(atom);
  const found = known.get(key);

  if (found !== undefined) return found;

  known.set(key, atoms.length);

  return atoms.push(atom) - 1;
}

export function foundAtom({ known }: AtomTable, atom: Atom): number | undefined {
  return known.get(keyOf(atom));
}

export function atomFormula(table: AtomTable, atom: Atom): Formula {
  return { kind: 'atom', atom: indexOfAtom(table, atom) };
}

function keyOf(atom: Atom): string {
  switch (atom.kind) {
    case 'equal':
    case 'below':
      return JSON.stringify([atom.kind, atom.subject.key, constantText(atom.value)]);
    case 'member':
      return JSON.stringify([atom.kind, atom.text]);
    default:
      return JSON.stringify(atom);
  }
}

export function constantText(value: Constant): string {
  return typeof value === 'string' ? value : `${value.n}/${value.d}`;
}

/** What another use of the path knows: a value that one side can have, it can have. */
export function learnPath({ oldPaths, paths }: AtomTable, use: PathFacts, isOld: boolean): void {
  if (isOld) oldPaths.set(use.key, use);

  const known = paths.get(use.key);

  paths.set(use.key, known === undefined ? use : together(known, use));
}

function together(a: PathFacts, b: PathFacts): PathFacts {
  return {
    ...b,
    absent: a.absent || b.absent,
    values:
      a.values === undefined || b.values === undefined
        ? undefined
        : [...new Set([...a.values, ...b.values])],
    isWhole: a.isWhole && b.isWhole,
    isSegment: a.isSegment && b.isSegment,
  };
}
