// The characters that a set of automata cannot tell apart stand for each other: one representative per class, those
// first that people read easily.
import { hasPoint, LAST_POINT, type Ranges } from './text-ranges.ts';

/** From the most to the least readable. Halves of surrogate pairs come last. */
const READABLE: Ranges = [
  [97, 122],
  [48, 57],
  [65, 90],
  [45, 47],
  [33, 44],
  [58, 64],
  [91, 96],
  [123, 126],
  [32, 32],
  [0xa1, 0x24ff],
  [0x2500, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, LAST_POINT],
  [1, 31],
  [127, 160],
  [0, 0],
  [0xd800, 0xdfff],
];

/** Code points, one of each class, in the order of READABLE. */
export function alphabetOf(sets: Iterable<Ranges>): readonly number[] {
  const distinct = [...new Set(sets)];
  const starts = new Set<number>([0]);

  for (const ranges of [...distinct, READABLE]) {
    for (const [from, to] of ranges) {
      starts.add(from);

      if (to < LAST_POINT) starts.add(to + 1);
    }
  }

  const best = new Map<string, { readonly point: number; readonly rank: number }>();

  // Within one piece no set changes; its first character stands for it.
  for (const point of starts) {
    const signature = distinct.map((ranges) => (hasPoint(ranges, point) ? '1' : '0')).join('');
    const rank = READABLE.findIndex(([from, to]) => point >= from && point <= to);
    const known = best.get(signature);

    if (known === undefined || rank < known.rank || (rank === known.rank && point < known.point))
      best.set(signature, { point, rank });
  }

  return [...best.values()]
    .sort((a, b) => a.rank - b.rank || a.point - b.point)
    .map(({ point }) => point);
}
