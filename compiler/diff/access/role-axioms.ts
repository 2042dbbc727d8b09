// What is known of roles beside each other: who has one has all below it; and a segment may be known by its value.
import { type Atom, type AtomTable, indexOfAtom, type Segment } from './atoms.ts';
import { type Clause, no, yes } from './clause.ts';

type Role = Extract<Atom, { readonly kind: 'role' }>;

interface Known {
  readonly atom: Role;
  readonly index: number;
}

export function roleAxioms(table: AtomTable): readonly Clause[] {
  return [...valueAxioms(table), ...hierarchy(table), ...segmentAxioms(table)];
}

function rolesOf({ atoms }: AtomTable): readonly Known[] {
  return atoms.flatMap((atom, index) => (atom.kind === 'role' ? [{ atom, index }] : []));
}

/** `media` has `media:curator` too, where what stands in its place makes a role at all. */
function hierarchy(table: AtomTable): readonly Clause[] {
  const roles = rolesOf(table);

  return roles.flatMap((high) =>
    roles
      .filter((low) => isAbove(high.atom.segments, low.atom.segments))
      .map((low) => {
        const more = pathsOf(low.atom.segments.slice(high.atom.segments.length));
        const broken = more.map((path) => no(indexOfAtom(table, { kind: 'segment', path })));

        return [no(high.index), yes(low.index), ...broken];
      }),
  );
}

function isAbove(high: readonly Segment[], low: readonly Segment[]): boolean {
  return (
    high.length < low.length &&
    high.every((segment, i) => textOf(segment) === textOf(low[i] as Segment))
  );
}

function textOf(segment: Segment): string {
  return JSON.stringify(segment);
}

function pathsOf(segments: readonly Segment[]): readonly string[] {
  return segments.flatMap((s) => (typeof s === 'string' ? [] : [s.path]));
}

/** Only what is there makes a segment; of most types, all of it does. */
function segmentAxioms(table: AtomTable): readonly Clause[] {
  const paths = new Set(rolesOf(table).flatMap(({ atom }) => pathsOf(atom.segments)));

  return [...paths].flatMap((path) => {
    const segment = indexOfAtom(table, { kind: 'segment', path });
    const present = indexOfAtom(table, { kind: 'present', path });
    const isAlways = table.paths.get(path)?.isSegment === true;

    return [
      [no(segment), yes(present)],
      ...(isAlways ? [[no(present), yes(segment)]] : []),
      ...rolesOf(table)
        .filter(({ atom }) => pathsOf(atom.segments).includes(path))
        .map(({ index }) => [no(index), yes(segment)]),
    ];
  });
}

const MOST_ROLES = 64;

/** `role(team:(entity.team))` is `role(team:red)` where the team is red. */
function valueAxioms(table: AtomTable): readonly Clause[] {
  const clauses: Clause[] = [];

  for (let i = 0; i < table.atoms.length && rolesOf(table).length < MOST_ROLES; i++) {
    const role = table.atoms[i] as Atom;

    if (role.kind !== 'role') continue;

    for (const path of new Set(pathsOf(role.segments)))
      for (const { becomes, equal } of equalsOf(table, path))
        clauses.push(...sameRole(table, i, { role, path, becomes, equal }));
  }

  return clauses;
}

interface Meant {
  readonly equal: number;
  readonly becomes: Segment;
}

/** What a path may be equal to. */
function equalsOf({ atoms }: AtomTable, path: string): readonly Meant[] {
  return atoms.flatMap((atom, equal): readonly Meant[] => {
    if (atom.kind !== 'equal' || atom.subject.family !== 'text') return [];
    if (!atom.subject.isPair)
      return atom.subject.paths[0] === path ? [{ equal, becomes: String(atom.value) }] : [];

    const [first, second] = atom.subject.paths;

    return first === path && second !== undefined ? [{ equal, becomes: { path: second } }] : [];
  });
}

interface Replaced extends Meant {
  readonly role: Role;
  readonly path: string;
}

function sameRole(
  table: AtomTable,
  index: number,
  { becomes, equal, path, role }: Replaced,
): readonly Clause[] {
  const segments = role.segments.map((s) =>
    typeof s !== 'string' && s.path === path ? becomes : s,
  );

  if (becomes === '' || (typeof becomes === 'string' && becomes.includes(':')))
    return [[no(equal), no(index)]];

  const other = indexOfAtom(table, { kind: 'role', segments });
  const segment = (of: string): number => indexOfAtom(table, { kind: 'segment', path: of });
  const isText = typeof becomes === 'string';

  return [
    [no(equal), no(index), yes(other)],
    [no(equal), yes(index), no(other)],
    ...(isText
      ? [[no(equal), yes(segment(path))]]
      : [
          [no(equal), no(segment(path)), yes(segment(becomes.path))],
          [no(equal), yes(segment(path)), no(segment(becomes.path))],
        ]),
  ];
}
