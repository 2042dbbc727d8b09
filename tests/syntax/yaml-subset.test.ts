// The fast reader gives the package's tree or nothing.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Node } from '../../compiler/1-syntax/tree.ts';
import { readYaml } from '../../compiler/1-syntax/yaml.ts';
import { readSubset } from '../../compiler/1-syntax/yaml-subset.ts';
import { allFiles } from './support/examples.ts';
import { mutateText } from './support/mutate-text.ts';
import { mutateValue, type Value } from './support/mutate-value.ts';
import { random } from './support/random.ts';
import { randomYaml } from './support/random-yaml.ts';

/** Undefined where the package finds anything to say. */
function slow(text: string): Node | undefined {
  const codes: string[] = [];
  const { root, broken } = readYaml({ path: 'x.yaml', text }, (code) => codes.push(code));

  return broken || codes.length > 0 ? undefined : root;
}

/** 1 where the fast reader read it. */
function compare(text: string): number {
  const fast = readSubset(text);

  if (fast === undefined) return 0;

  const expected = slow(text);

  // Much faster than a deep comparison, and as exact.
  if (JSON.stringify(fast) !== JSON.stringify(expected)) expect(fast, text).toEqual(expected);

  return 1;
}

describe('readSubset', () => {
  it('reads every example', () => {
    for (const { text } of allFiles) {
      expect(compare(text)).toBe(1);
      expect(compare(text.replaceAll('\n', '\r\n'))).toBe(1);
      expect(compare(`\ufeff${text}`)).toBe(1);
      expect(compare(text.trimEnd())).toBe(1);
    }
  });

  it('equals the package on 5,000 random layouts', () => {
    const rng = random(11);
    const values = allFiles.map(({ text }) => parse(text) as Value);
    let read = 0;

    for (let i = 0; i < 5_000; i++)
      read += compare(randomYaml(mutateValue(rng.pick(values), rng), rng));

    expect(read).toBeGreaterThan(3_000);
  });

  it('equals the package, or gives up, on 25,000 mutated files', () => {
    const rng = random(12);
    const texts = allFiles.map(({ text }) => text);
    let read = 0;

    for (let i = 0; i < 25_000; i++) read += compare(mutateText(rng.pick(texts), rng));

    expect(read).toBeGreaterThan(5_000);
  });

  it.each([
    'a: &x 1\nb: *x\n',
    'a: !t x\n',
    'a: |\n  x\n',
    'a: x\n  y\n',
    '\ta: 1\n',
    'a: 1\na: 2\n',
    '---\na: 1\n',
    '? a\n: b\n',
    'a: 0x1F\n',
    '1: a\n',
    '',
    '# x\n',
    'a\n',
    '[a]\n',
    '<<: { a: 1 }\n',
    'a: "\\n"\n',
  ])('leaves %j to the package', (text) => expect(readSubset(text)).toBeUndefined());
});
