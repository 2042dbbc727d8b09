// What is known of atoms beside each other: who has a role is somebody, what is below 3 is below 5, a state is one state.
import { type Atom, type AtomTable, foundAtom, indexOfAtom } from './atoms.ts';
import { type Clause, no, yes } from './clause.ts';
import { equalityAxioms } from './equality-axioms.ts';
import { roleAxioms } from './role-axioms.ts';
import { valueAxioms } from './value-axioms.ts';

/** Adds the atoms that it needs to say it. */
export function axiomsOf(table: AtomTable): readonly Clause[] {
  return [
    ...equalityAxioms(table),
    ...roleAxioms(table),
    ...valueAxioms(table),
    ...schemeAxioms(table),
    ...somebodyAxioms(table),
  ];
}

/** The ways in which a caller can prove who it is; there is no other. */
const SCHEMES = ['basic', 'token', 'bearer'] as const;

function schemeAxioms(table: AtomTable): readonly Clause[] {
  if (!table.atoms.some((a) => a.kind === 'scheme')) return [];

  const all = SCHEMES.map((scheme) => indexOfAtom(table, { kind: 'scheme', scheme }));
  const somebody = indexOfAtom(table, { kind: 'somebody' });
  const apart = all.flatMap((a, i) => all.slice(i + 1).map((b) => [no(a), no(b)]));

  return [...apart, [no(somebody), ...all.map(yes)]];
}

/** Nobody has a role, a scheme, a claim or an id. */
function somebodyAxioms(table: AtomTable): readonly Clause[] {
  const asking = table.atoms.flatMap((atom, i) => (asksForSomebody(atom, table) ? [i] : []));

  if (asking.length === 0) return [];

  const somebody = indexOfAtom(table, { kind: 'somebody' });
  const id = foundAtom(table, { kind: 'present', path: 'identity.id' });

  return [
    ...asking.map((atom) => [no(atom), yes(somebody)]),
    ...(id === undefined ? [] : [[no(somebody), yes(id)]]),
  ];
}

function asksForSomebody(atom: Atom, { paths }: AtomTable): boolean {
  const isOfCaller = (path: string): boolean =>
    CALLER.has(paths.get(path)?.root ?? path.split('.')[0] ?? '');

  switch (atom.kind) {
    case 'role':
    case 'scheme':
      return true;
    case 'present':
    case 'segment':
      return isOfCaller(atom.path);
    case 'member':
      return atom.paths.some(isOfCaller);
    default:
      return false;
  }
}

const CALLER: ReadonlySet<string> = new Set(['identity', 'claims']);
