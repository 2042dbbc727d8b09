// toac fmt: keeps meaning and comments, and has one normal form.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { formatContract, sameValue } from '../../compiler/1-syntax/format.ts';
import { print } from '../../compiler/1-syntax/format-print.ts';
import type { Node } from '../../compiler/1-syntax/tree.ts';
import { readYaml } from '../../compiler/1-syntax/yaml.ts';
import { allFiles } from './support/examples.ts';
import { mutateValue, type Value } from './support/mutate-value.ts';
import { random } from './support/random.ts';
import { randomYaml } from './support/random-yaml.ts';

function read(text: string): Node {
  const problems: string[] = [];
  const { root } = readYaml({ path: 'x.yaml', text }, (code) => problems.push(code));

  if (root === undefined || problems.length > 0) throw new Error(`${problems}\n${text}`);

  return root;
}

/** In order; a comment may be moved, not lost. */
function comments(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)(#(?: note|# x #| it's \{ odd| a: b)?)$/gm)]
    .map((match) => match[1] as string)
    .sort();
}

describe('formatContract', () => {
  it('changes layout only, in 3,000 random layouts', () => {
    const rng = random(7);
    const values = allFiles.map(({ text }) => parse(text) as Value);

    for (let i = 0; i < 3_000; i++) {
      const value = i < 500 ? rng.pick(values) : mutateValue(rng.pick(values), rng);
      const text = randomYaml(value, rng);
      const tree = read(text);
      const printed = print(text, tree);

      expect(printed, text).toBeDefined();
      expect(sameValue(tree, read(printed as string)), `${text}\n=====\n${printed}`).toBe(true);
      expect(comments(printed as string), `${text}\n=====\n${printed}`).toEqual(comments(text));

      const again = formatContract(printed as string);

      expect(again, `${text}\n=====`).toBe(printed);
    }
  });

  it('is idempotent on the examples', () => {
    for (const { text } of allFiles) {
      const formatted = formatContract(text);

      expect(sameValue(read(text), read(formatted))).toBe(true);
      expect(formatContract(formatted)).toBe(formatted);
      expect(formatted.split('\n').filter((line) => line.length > 100)).toEqual([]);
    }
  });

  it.each([
    ['short flow maps go on one line', 'a: {b: 1,\n  c: [ x,y ]}\n', 'a: { b: 1, c: [x, y] }\n'],
    [
      'long ones become block maps',
      `a: { ${'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb: ccccccccccccccccc, '.repeat(2)}d: e }\n`.replace(
        'bbb',
        'xxx',
      ),
      `a:\n  xxx${'b'.repeat(28)}: ${'c'.repeat(17)}\n  ${'b'.repeat(31)}: ${'c'.repeat(17)}\n  d: e\n`,
    ],
    [
      'patterns are quoted in flow maps',
      'a: { b: string(/^x$/) }\n',
      "a: { b: 'string(/^x$/)' }\n",
    ],
    ['patterns elsewhere stay', 'a: string(/^x$/)\n', 'a: string(/^x$/)\n'],
    ['two spaces, one blank line', 'a:\n    b: 1\n\n\n\n    c: 2   \n', 'a:\n  b: 1\n\n  c: 2\n'],
    [
      'lists stand deeper than their key',
      'a:\n- b\n- c: 1\n  d: 2\n',
      'a:\n  - b\n  - c: 1\n    d: 2\n',
    ],
    [
      'comments keep their neighbours',
      '# top\na: 1 # one\n# two\nb:   # three\n    # four\n    c: 1\n    # five\n# six\nd: 1\n',
      '# top\na: 1 # one\n# two\nb: # three\n  # four\n  c: 1\n  # five\n# six\nd: 1\n',
    ],
    [
      'comments inside flow maps unfold them',
      'a: { b: 1, # one\n  c: 2 }\n',
      'a:\n  b: 1 # one\n  c: 2\n',
    ],
    [
      'block scalars move',
      'a:\n    b: |\n        x\n          y\n\n    c: 1\n',
      'a:\n  b: |\n    x\n      y\n\n  c: 1\n',
    ],
    ['CRLF and a byte order mark go', '\ufeffa: 1\r\nb:\r\n  c: 2\r\n', 'a: 1\nb:\n  c: 2\n'],
    ['invalid YAML stays', 'a: { b: 1\nc: 2\n', 'a: { b: 1\nc: 2\n'],
    ['anchors stay', 'a:   &x 1\nb: *x\n', 'a:   &x 1\nb: *x\n'],
    ['an indentation indicator stays', 'a: |2\n    x\n', 'a: |2\n    x\n'],
  ])('%s', (_, before, after) => expect(formatContract(before)).toBe(after));
});
