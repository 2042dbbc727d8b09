// Where an edit lands on both sides: only who met the declaration before and meets it still can be hurt.
import type { Both } from '../edit.ts';
import type { Position } from '../finding.ts';
import { oldId } from '../renames.ts';
import type { Landing } from '../shape/change.ts';
import { type Use, usesOf } from '../uses.ts';

export type Places = ReadonlyMap<Position, readonly string[]>;

interface Reach {
  /** Of a member that only one side has: the holders of both sides count. */
  readonly isWide: boolean;
  /** Whether the value itself is another one: paths and filters take values. */
  readonly isOfValue: boolean;
}

export function placesOf(
  { old, next, renames }: Both,
  landing: Landing,
  { isWide, isOfValue }: Reach,
): Places {
  const { member } = landing;

  if (landing.places !== undefined) return landing.places;

  const before = usesOf(old).of(landing.old, isWide ? undefined : member);
  const after = usesOf(next).of(landing.next, member);
  const known = new Set(before.map((use) => key(use)));
  const places = new Map<Position, string[]>();

  for (const use of after) {
    if (use.ofValue === true && !isOfValue) continue;
    if (!known.has(key({ ...use, root: oldId(use.root, renames) }))) continue;

    const found = places.get(use.position);

    if (found === undefined) places.set(use.position, [use.place]);
    else if (!found.includes(use.place)) found.push(use.place);
  }

  return places;
}

function key({ position, root }: Use): string {
  return `${position} ${root}`;
}
