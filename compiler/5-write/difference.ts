// A unified difference of two texts, for people to read. Gives up exactness, never time, on very different ones.

interface Edit {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

const CONTEXT = 3;
const MOST_STEPS = 600;

export function unifiedDifference(
  before: string,
  after: string,
  names: readonly [string, string],
): string {
  const edits = diffLines(linesOf(before), linesOf(after));
  const text: string[] = [`--- ${names[0]}`, `+++ ${names[1]}`];

  for (const [start, end] of hunks(edits)) {
    const hunk = edits.slice(start, end);
    const first = countLines(edits.slice(0, start));
    const size = countLines(hunk);

    text.push(
      `@@ -${range(first.before, size.before)} +${range(first.after, size.after)} @@`,
      ...hunk.map((e) => `${e.kind}${e.line}`),
    );
  }

  return `${text.join('\n')}\n`;
}

/** Offsets in `before` of the first line that differs. */
export function firstDifference(before: string, after: string): { start: number; end: number } {
  const old = before.split('\n');
  const lines = after.split('\n');
  let start = 0;
  let at = 0;

  while (at < old.length - 1 && old[at] === lines[at]) {
    start += (old[at]?.length ?? 0) + 1;
    at++;
  }

  return { start, end: start + (old[at] ?? '').replace(/\r$/, '').length };
}

function linesOf(text: string): readonly string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n');

  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function diffLines(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let head = 0;
  let tail = 0;

  while (head < before.length && head < after.length && before[head] === after[head]) head++;

  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }

  const same = (lines: readonly string[]): readonly Edit[] =>
    lines.map((line) => ({ kind: ' ', line }));

  return [
    ...same(before.slice(0, head)),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

/** Myers' greedy algorithm; `trace` keeps the furthest points of each step. */
function diffMiddle(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);

  for (let steps = 0; steps <= Math.min(before.length + after.length, MOST_STEPS); steps++) {
    trace.push(furthest);
    const next = new Map(furthest);

    for (let diagonal = -steps; diagonal <= steps; diagonal += 2) {
      let x = startOf(furthest, diagonal, steps);

      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
        x++;

      next.set(diagonal, x);

      if (x >= before.length && x - diagonal >= after.length)
        return backtrack(trace, before, after);
    }

    furthest = next;
  }

  return [
    ...before.map((line) => ({ kind: '-', line }) as const),
    ...after.map((line) => ({ kind: '+', line }) as const),
  ];
}

/** Where a step begins on its diagonal: one line added, or one line taken away. */
function startOf(furthest: ReadonlyMap<number, number>, diagonal: number, steps: number): number {
  return isAddition(furthest, diagonal, steps)
    ? (furthest.get(diagonal + 1) ?? 0)
    : (furthest.get(diagonal - 1) ?? 0) + 1;
}

function isAddition(
  furthest: ReadonlyMap<number, number>,
  diagonal: number,
  steps: number,
): boolean {
  if (diagonal === -steps) return true;

  return (
    diagonal !== steps && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1)
  );
}

function backtrack(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): readonly Edit[] {
  const edits: Edit[] = [];
  let x = before.length;
  let y = after.length;

  for (let steps = trace.length - 1; steps >= 0; steps--) {
    const furthest = trace[steps] ?? new Map<number, number>();
    const diagonal = x - y;
    const start = startOf(furthest, diagonal, steps);

    for (; x > start; x--, y--) edits.push({ kind: ' ', line: before[x - 1] ?? '' });

    if (steps === 0) break;
    if (isAddition(furthest, diagonal, steps)) edits.push({ kind: '+', line: after[--y] ?? '' });
    else edits.push({ kind: '-', line: before[--x] ?? '' });
  }

  return edits.reverse();
}

/** Ranges of edits with their context; near ones are one. */
function hunks(edits: readonly Edit[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];

  edits.forEach((edit, i) => {
    if (edit.kind === ' ') return;

    const last = found.at(-1);
    const end = Math.min(edits.length, i + CONTEXT + 1);

    if (last !== undefined && i - CONTEXT <= last[1]) last[1] = end;
    else found.push([Math.max(0, i - CONTEXT), end]);
  });

  return found;
}

function countLines(edits: readonly Edit[]): { before: number; after: number } {
  return {
    before: edits.filter((e) => e.kind !== '+').length,
    after: edits.filter((e) => e.kind !== '-').length,
  };
}

function range(before: number, size: number): string {
  return `${size === 0 ? before : before + 1},${size}`;
}
