// What is known of comparisons with constants: their order, that a value is one value, and where there are no others.

import { compare, floor, type Rational, whole } from '../containment/rational.ts';
import {
  type Atom,
  type AtomTable,
  type Comparing,
  foundAtom,
  indexOfAtom,
  type Subject,
} from './atoms.ts';
import { type Clause, no, yes } from './clause.ts';
import { compareConstants } from './constants.ts';

interface Known {
  readonly atom: Comparing;
  readonly index: number;
}

export function valueAxioms(table: AtomTable): readonly Clause[] {
  for (const subject of subjectsOf(table).values()) nameAllValues(table, subject);

  return [
    ...[...bySubject(table).values()].flatMap((known) => [
      ...orderAxioms(known),
      ...wholeAxioms(table, known),
      ...totalAxioms(table, known),
    ]),
    ...presenceAxioms(table),
  ];
}

function isCompared(atom: Atom): atom is Comparing {
  return atom.kind === 'equal' || atom.kind === 'below';
}

function subjectsOf({ atoms }: AtomTable): ReadonlyMap<string, Subject> {
  return new Map(atoms.filter(isCompared).map(({ subject }) => [subject.key, subject]));
}

function bySubject({ atoms }: AtomTable): ReadonlyMap<string, readonly Known[]> {
  const found = new Map<string, Known[]>();

  atoms.forEach((atom, index) => {
    if (!isCompared(atom)) return;

    const known = found.get(atom.subject.key);

    if (known === undefined) found.set(atom.subject.key, [{ atom, index }]);
    else known.push({ atom, index });
  });

  return found;
}

/** All values of a path, where they are few. */
function allValues({ paths }: AtomTable, { isPair, paths: of }: Subject): readonly string[] {
  return isPair ? [] : (paths.get(of[0] ?? '')?.values ?? []);
}

function nameAllValues(table: AtomTable, subject: Subject): void {
  for (const value of allValues(table, subject))
    indexOfAtom(table, { kind: 'equal', subject, value });
}

/** Equal to one is equal to no other; below one is below all that follow. */
function orderAxioms(known: readonly Known[]): readonly Clause[] {
  return known.flatMap((a, i) =>
    known.slice(i + 1).flatMap((b) => {
      const [one, other] = compareConstants(a.atom.value, b.atom.value) <= 0 ? [a, b] : [b, a];

      return pairAxioms(one, other);
    }),
  );
}

/** The value of the first is not above that of the second. */
function pairAxioms(a: Known, b: Known): readonly Clause[] {
  const isSame = compareConstants(a.atom.value, b.atom.value) === 0;
  const kinds = `${a.atom.kind} ${b.atom.kind}` as const;

  switch (kinds) {
    case 'equal equal':
      return [[no(a.index), no(b.index)]];
    case 'equal below':
      return [isSame ? [no(a.index), no(b.index)] : [no(a.index), yes(b.index)]];
    case 'below equal':
      return [[no(a.index), no(b.index)]];
    case 'below below':
      return [[no(a.index), yes(b.index)]];
  }
}

const MOST_BETWEEN = 64n;

/** Between two whole numbers are the whole numbers between them. */
function wholeAxioms(table: AtomTable, known: readonly Known[]): readonly Clause[] {
  const [first] = known;

  if (first === undefined || !isWhole(table, first.atom.subject)) return [];

  const { subject } = first.atom;
  const below = known.filter(({ atom }) => atom.kind === 'below');

  return [
    ...known.filter(({ atom }) => isBroken(atom.value)).flatMap((k) => brokenAxioms(table, k)),
    ...below.flatMap((low) =>
      below.flatMap((high) => {
        const between = wholesBetween(low.atom.value, high.atom.value);
        const named = between?.map((n) =>
          foundAtom(table, { kind: 'equal', subject, value: whole(n) }),
        );

        return named === undefined || named.length === 0 || named.includes(undefined)
          ? []
          : [[no(high.index), yes(low.index), ...named.map((n) => yes(n as number))]];
      }),
    ),
  ];
}

function isWhole({ paths }: AtomTable, { family, isPair, paths: of }: Subject): boolean {
  return family === 'number' && !isPair && paths.get(of[0] ?? '')?.isWhole === true;
}

function isBroken(value: Comparing['value']): boolean {
  return typeof value !== 'string' && value.d !== 1n;
}

/** No whole number is 2.5; what is below 2.5 is not above 2. */
function brokenAxioms(table: AtomTable, { atom, index }: Known): readonly Clause[] {
  if (atom.kind === 'equal') return [[no(index)]];

  const value = whole(floor(atom.value as Rational));
  const equal = foundAtom(table, { kind: 'equal', subject: atom.subject, value });
  const below = foundAtom(table, { kind: 'below', subject: atom.subject, value });

  return equal === undefined || below === undefined ? [] : [[no(index), yes(equal), yes(below)]];
}

function wholesBetween(
  low: Comparing['value'],
  high: Comparing['value'],
): readonly bigint[] | undefined {
  if (typeof low === 'string' || typeof high === 'string') return undefined;
  if (low.d !== 1n || high.d !== 1n || compare(low, high) >= 0) return undefined;
  if (high.n - low.n > MOST_BETWEEN) return undefined;

  return Array.from({ length: Number(high.n - low.n) }, (_, i) => low.n + BigInt(i));
}

/** A value that is there is one of all. */
function totalAxioms(table: AtomTable, [first]: readonly Known[]): readonly Clause[] {
  if (first === undefined) return [];

  const { subject } = first.atom;
  const values = allValues(table, subject);
  const [path] = subject.paths;

  if (values.length === 0 || path === undefined) return [];

  return [
    [
      no(indexOfAtom(table, { kind: 'present', path })),
      ...values.map((value) => yes(indexOfAtom(table, { kind: 'equal', subject, value }))),
    ],
  ];
}

/** What is compared is there; and some things always are. */
function presenceAxioms(table: AtomTable): readonly Clause[] {
  const { atoms, paths } = table;
  const needed = atoms.flatMap((atom, i): readonly Clause[] =>
    pathsOf(atom).map((path) => [no(i), yes(indexOfAtom(table, { kind: 'present', path }))]),
  );
  const always = [...paths.values()].flatMap(({ absent, key }): readonly Clause[] => {
    const present = foundAtom(table, { kind: 'present', path: key });

    return absent || present === undefined ? [] : [[yes(present)]];
  });

  return [...needed, ...always];
}

function pathsOf(atom: Atom): readonly string[] {
  switch (atom.kind) {
    case 'equal':
    case 'below':
      return atom.subject.paths;
    case 'member':
      return atom.paths;
    case 'segment':
      return [atom.path];
    case 'role':
      return atom.segments.flatMap((s) => (typeof s === 'string' ? [] : [s.path]));
    default:
      return [];
  }
}
