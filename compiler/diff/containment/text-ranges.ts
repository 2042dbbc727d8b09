// Sets of code points as sorted ranges: those of the sets and classes of patterns, as ECMAScript reads them with flag u.
import type { PatternSyntax, SetPart } from '../../1-syntax/pattern-syntax.ts';
import { oncePerText } from '../../base/once-per.ts';

export type Ranges = readonly (readonly [from: number, to: number])[];

export const LAST_POINT = 0x10ffff;
export const ANY: Ranges = [[0, LAST_POINT]];

const LINE_ENDS: Ranges = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
export const WORD: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const CLASSES: Readonly<Record<'d' | 'w' | 's', Ranges>> = {
  d: [[48, 57]],
  w: WORD,
  s: [
    [9, 13],
    [32, 32],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ],
};

export const NO_LINE_END: Ranges = outside(LINE_ENDS);

export function rangesOf(set: Extract<PatternSyntax, { kind: 'set' }>): Ranges {
  const inside = joined(set.parts.flatMap(partRanges));

  return set.negated ? outside(inside) : inside;
}

function partRanges(part: SetPart): Ranges {
  switch (part.kind) {
    case 'range':
      return [[part.from, part.to]];
    case 'class':
      return part.negated ? outside(CLASSES[part.name]) : CLASSES[part.name];
    case 'category':
      return part.negated ? outside(category(part.name)) : category(part.name);
  }
}

/** The engine that runs the patterns is asked which characters a category has. */
const category = oncePerText((name): Ranges => {
  const matches = new RegExp(`^\\p{${name}}$`, 'u');
  const found: [number, number][] = [];

  for (let point = 0; point <= LAST_POINT; point++) {
    if (!matches.test(String.fromCodePoint(point))) continue;

    const last = found.at(-1);

    if (last?.[1] === point - 1) last[1] = point;
    else found.push([point, point]);
  }

  return found;
});

function joined(ranges: Ranges): Ranges {
  const found: [number, number][] = [];

  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);

    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else found.push([from, to]);
  }

  return found;
}

export function outside(ranges: Ranges): Ranges {
  const found: [number, number][] = [];
  let next = 0;

  for (const [from, to] of ranges) {
    if (from > next) found.push([next, from - 1]);

    next = to + 1;
  }

  if (next <= LAST_POINT) found.push([next, LAST_POINT]);

  return found;
}

export function hasPoint(ranges: Ranges, point: number): boolean {
  let low = 0;
  let high = ranges.length - 1;

  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from, to] = ranges[middle] ?? [0, 0];

    if (point < from) high = middle - 1;
    else if (point > to) low = middle + 1;
    else return true;
  }

  return false;
}
