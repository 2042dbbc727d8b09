// The unified difference: what it prints, and that it is one, against many random texts.
import { describe, expect, it } from 'vitest';
import { firstDifference, unifiedDifference } from '../../compiler/5-write/difference.ts';

const NAMES = ['a', 'b'] as const;

/** Applies a unified difference as patch(1) would. */
function patched(before: string, difference: string): string {
  const old = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const text: string[] = [];
  let at = 0;

  for (const line of difference.split('\n').slice(2)) {
    const hunk = /^@@ -(\d+),(\d+) /.exec(line);

    if (hunk !== null) {
      const start = Number(hunk[1]) - (hunk[2] === '0' ? 0 : 1);

      while (at < start) text.push(old[at++] ?? '?');
    } else if (line.startsWith('+')) text.push(line.slice(1));
    else if (line.startsWith('-')) expect(old[at++]).toBe(line.slice(1));
    else if (line.startsWith(' ')) {
      expect(old[at]).toBe(line.slice(1));
      text.push(old[at++] ?? '?');
    }
  }

  text.push(...old.slice(at));

  return text.length === 0 ? '' : `${text.join('\n')}\n`;
}

describe('the unified difference', () => {
  it('shows three lines around', () => {
    expect(
      unifiedDifference('1\n2\n3\n4\n5\n6\n7\n8\n9\n', '1\n2\n3\n4\nfive\n6\n7\n8\n9\n', NAMES),
    ).toBe('--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n');
  });

  it('makes one text of the other, always', () => {
    let seed = 7;
    const random = (n: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;

      return seed % n;
    };
    const some = (n: number): string =>
      Array.from({ length: random(n) }, () => `${'abcd'[random(4)]}\n`).join('');

    for (let i = 0; i < 500; i++) {
      const before = some(30);
      const after =
        random(3) === 0
          ? some(30)
          : before
              .split('\n')
              .filter(() => random(5) > 0)
              .join('\n')
              .replace(/\n?$/, '\n');

      if (after !== '\n')
        expect(patched(before, unifiedDifference(before, after, NAMES))).toBe(after);
    }
  });

  it('is fast on texts that have nothing in common', () => {
    const [a, b] = ['a', 'b'].map((c) =>
      Array.from({ length: 5000 }, (_, i) => `${c}${i}\n`).join(''),
    );
    const started = performance.now();

    expect(patched(a ?? '', unifiedDifference(a ?? '', b ?? '', NAMES))).toBe(b);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('knows where it begins', () => {
    expect(firstDifference('a\nbc\r\nd', 'a\nbx\nd')).toEqual({ start: 2, end: 4 });
    expect(firstDifference('a\n', 'a\nb\n')).toEqual({ start: 2, end: 2 });
  });
});
