// Where an edit lands on both sides: only who met the declaration before and meets it still can be hurt.
import type { Both } from '../edit.ts';
import type { Position } from '../finding.ts';
import { oldId } from '../renames.ts';
import type { Landing } from '../shape/change.ts';
import { type Use, usesOf } from '../uses.ts';

export type Places = ReadonlyMap<Position, readonly string[]>;

/** `wide`: of a member that only one side has, where both sides' holders count. */
export function placesOf({ old, next, renames }: Both, landing: Landing, wide: boolean): Places {
  const { member } = landing;

  if (landing.places !== undefined) return landing.places;

  const before = usesOf(old).of(landing.old, wide ? undefined : member);
  const after = usesOf(next).of(landing.next, member);
  const known = new Set(before.map((use) => key(use)));
  const places = new Map<Position, string[]>();

  for (const use of after) {
    if (use.ofValue === true && wide) continue;
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
