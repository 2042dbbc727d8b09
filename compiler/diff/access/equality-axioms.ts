// What is known of paths that are compared with each other: equal to the same is equal.
import {
  type Atom,
  type AtomTable,
  type Comparing,
  type Constant,
  constantText,
  indexOfAtom,
  type Subject,
} from './atoms.ts';
import { type Clause, no, yes } from './clause.ts';

export function equalityAxioms(table: AtomTable): readonly Clause[] {
  const pairs = table.atoms.filter(isPlainPair);

  if (pairs.length === 0) return [];

  return [...new Set(pairs.map((p) => p.subject.family))].flatMap((family) =>
    ofFamily(
      table,
      pairs.filter((p) => p.subject.family === family),
    ),
  );
}

/** Both are the same thing, not so and so far apart. */
function isPlainPair(atom: Atom): atom is Comparing {
  return (
    atom.kind === 'equal' &&
    atom.subject.isPair &&
    atom.subject.paths.length === 2 &&
    (typeof atom.value === 'string' || atom.value.n === 0n)
  );
}

/** More are left apart: what is found then may be too much, never too little. */
const MOST_PATHS = 6;

function ofFamily(table: AtomTable, pairs: readonly Comparing[]): readonly Clause[] {
  const [first] = pairs;
  const paths = [...new Set(pairs.flatMap((p) => p.subject.paths))].sort();

  if (first === undefined || pairs.length > MOST_PATHS * MOST_PATHS) return [];

  const around: Around = { table, of: first, paths };

  return [...sameConstants(around, pairs), ...sameThings(around, pairs)];
}

interface Around {
  readonly table: AtomTable;
  readonly of: Comparing;
  readonly paths: readonly string[];
}

function equal({ of, table }: Around, a: string, b: string): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  const { family } = of.subject;
  const subject: Subject = {
    key: `${family} ${low} - ${high}`,
    family,
    names: [low, high],
    paths: [low, high],
    isPair: true,
  };

  return indexOfAtom(table, { kind: 'equal', subject, value: of.value });
}

/** What is equal is equal to the same constants. */
function sameConstants(around: Around, pairs: readonly Comparing[]): readonly Clause[] {
  const { of, paths, table } = around;
  const { family } = of.subject;
  const constants = new Map<string, Constant>();

  for (const atom of table.atoms) {
    const isOne = atom.kind === 'equal' && !atom.subject.isPair && atom.subject.family === family;

    if (isOne && paths.includes(atom.subject.paths[0] ?? ''))
      constants.set(constantText(atom.value), atom.value);
  }

  const is = (path: string, value: Constant): number =>
    indexOfAtom(table, {
      kind: 'equal',
      subject: { key: `${family} ${path}`, family, names: [path], paths: [path], isPair: false },
      value,
    });

  return pairs.flatMap(({ subject: { paths: two } }) =>
    [...constants.values()].flatMap((value) => {
      const [a, b] = two as readonly [string, string];
      const pair = equal(around, a, b);

      return [
        [no(pair), no(is(a, value)), yes(is(b, value))],
        [no(pair), yes(is(a, value)), no(is(b, value))],
      ];
    }),
  );
}

/** Where three are in a row, the first is the third. */
function sameThings(around: Around, pairs: readonly Comparing[]): readonly Clause[] {
  const { paths } = around;

  if (pairs.length < 2 || paths.length > MOST_PATHS) return [];

  return paths.flatMap((a) =>
    paths.flatMap((b) =>
      paths.flatMap((c): readonly Clause[] =>
        a === b || b === c || a >= c
          ? []
          : [[no(equal(around, a, b)), no(equal(around, b, c)), yes(equal(around, a, c))]],
      ),
    ),
  );
}
