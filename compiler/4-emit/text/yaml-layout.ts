// Where lines of a YAML text begin, and how long they may be.

export const WIDTH = 100;
export const BRACES = 4;
export const BRACKETS = 2;

/** For `key: ` at a depth without the key, and what stands behind it. */
export function memberRoom(depth: number, flowFrom: number): number {
  return depth < flowFrom ? 0 : WIDTH - 2 * depth - 2;
}

/** Behind `- ` at a depth. */
export function itemRoom(depth: number, flowFrom: number): number {
  return depth + 1 < flowFrom ? 0 : WIDTH - 2 * depth - 2;
}

const PADS: readonly string[] = Array.from({ length: 32 }, (_, depth) => '  '.repeat(depth));

export function pad(depth: number): string {
  return PADS[depth] ?? '  '.repeat(depth);
}
