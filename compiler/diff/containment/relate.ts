// How the set of values of a place changed from the old side to the new: both containments, and their name.
import { compared, DEFAULT_BUDGET, isSame } from './contains.ts';
import { openedForReader } from './open-reader.ts';
import type { Related, Relation, Side, Verdict } from './schema.ts';
import { spaceOf } from './space.ts';

const EQUAL: Related = {
  relation: 'equal',
  forward: { contained: 'yes' },
  backward: { contained: 'yes' },
};

export function relate(old: Side, next: Side, budget = DEFAULT_BUDGET): Related {
  const space = spaceOf(old.definitions, next.definitions);

  if (isSame(space, old, next)) return EQUAL;

  const forward = compared(space, [old, next], budget);
  const backward = compared(space, [next, old], budget);

  return { relation: relationOf(forward, backward), forward, backward };
}

/**
 * As readers see it, who ignore what they do not know: each side as it is written against the other as it is read.
 * `backward` says whether old readers understand all that the new side writes.
 */
export function relateForReader(old: Side, next: Side, budget = DEFAULT_BUDGET): Related {
  const space = spaceOf(old.definitions, next.definitions);

  if (isSame(space, old, next)) return EQUAL;

  const readers = { old: openedForReader(old), next: openedForReader(next) };
  const contained = (first: Side, second: Side): Verdict =>
    compared(spaceOf(first.definitions, second.definitions), [first, second], budget);
  const forward = contained(old, readers.next);
  const backward = contained(next, readers.old);

  return { relation: relationOf(forward, backward), forward, backward };
}

function relationOf(forward: Verdict, backward: Verdict): Relation {
  if (forward.contained === 'undecided' || backward.contained === 'undecided') return 'undecided';
  if (forward.contained === 'no') return backward.contained === 'no' ? 'crossing' : 'narrowed';

  return backward.contained === 'no' ? 'widened' : 'equal';
}
