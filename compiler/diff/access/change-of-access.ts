// Two sets of worlds → who gains and who loses, each as the simplest case there is and as few literals as say it.
import type { Literal } from './clause.ts';
import type { Diagram } from './decisions.ts';
import type { Worlds } from './worlds.ts';

/** Somebody in some state. */
export interface Case {
  readonly table: Worlds['table'];
  /** Enough to say: all worlds with them are such. */
  readonly literals: readonly Literal[];
  /** One of these worlds, atom by atom. */
  readonly world: readonly boolean[];
  readonly isAnonymous: boolean;
}

export interface Change {
  readonly gains?: Case;
  readonly loses?: Case;
}

/** Within the worlds that are looked at. */
export function changeOf(
  worlds: Worlds,
  [old, next]: readonly [Diagram, Diagram],
  within: { readonly gained: Diagram; readonly lost: Diagram },
): Change {
  const { and, not } = worlds.decisions;
  const gains = caseOf(worlds, and(and(next, not(old)), within.gained));
  const loses = caseOf(worlds, and(and(old, not(next)), within.lost));

  return { ...(gains === undefined ? {} : { gains }), ...(loses === undefined ? {} : { loses }) };
}

function caseOf(worlds: Worlds, of: Diagram): Case | undefined {
  const { decisions, possible, simplest, table } = worlds;
  const found = decisions.and(of, possible);
  const world = simplest(found);

  if (world === undefined) return undefined;

  const somebody = table.atoms.findIndex((a) => a.kind === 'somebody');
  const isAnonymous = isFreeOfCaller(worlds, found);
  const all = world.map((value, atom) => ({ atom, value }));
  const first = isAnonymous && somebody >= 0 ? [{ atom: somebody, value: false }] : [];
  const rest = all.filter((l) => l.atom !== somebody || first.length === 0);

  const literals = [...first, ...fewest(worlds, [first, rest], found)];

  return { table, literals, world, isAnonymous };
}

/** Whether one of the worlds is that of nobody. */
function isFreeOfCaller({ meets, table }: Worlds, of: Diagram): boolean {
  const somebody = table.atoms.findIndex((a) => a.kind === 'somebody');

  return somebody < 0 || meets(of, [{ atom: somebody, value: false }]);
}

/** Leaves out what does not matter, the least telling first. */
function fewest(
  { decisions, meets, possible, table }: Worlds,
  [first, all]: readonly [readonly Literal[], readonly Literal[]],
  of: Diagram,
): readonly Literal[] {
  const { and, not } = decisions;
  const others = and(possible, not(of));
  let kept = [...all].sort((a, b) => telling(table, a) - telling(table, b));

  for (const one of [...kept]) {
    const without = kept.filter((l) => l !== one);

    if (!meets(others, [...first, ...without])) kept = without;
  }

  return kept;
}

function telling({ atoms, paths }: Worlds['table'], { atom, value }: Literal): number {
  const asked = atoms[atom];

  switch (asked?.kind) {
    case 'somebody':
      return 7;
    case 'role':
    case 'scheme':
      return value ? 6 : 4;
    case 'present':
    case 'segment':
      return 0;
    case 'equal':
      // One of few values: which ones it is not says as much, and holds for more.
      if (paths.get(asked.subject.paths[0] ?? '')?.values === undefined) return value ? 5 : 3;

      return value ? 1 : 2;
    default:
      return value ? 5 : 3;
  }
}
