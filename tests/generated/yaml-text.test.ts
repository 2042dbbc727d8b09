// Specifications say what they are made of: whatever is printed reads the same, in every style.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { YamlBlock, type YamlData, yamlMember, yamlText } from '../../compiler/4-emit/text/yaml.ts';

const data = fc.jsonValue({ maxDepth: 6 }) as fc.Arbitrary<YamlData>;

describe('yamlText', () => {
  it('reads as what was printed', () => {
    fc.assert(
      fc.property(data, fc.nat(4), (value, flowFrom) => {
        expect(parse(yamlText(value, { flowFrom }))).toEqual(parse(JSON.stringify(value)));
      }),
      { numRuns: 2000 },
    );
  });

  it('puts an item on one line, on two, or on a line for each member', () => {
    const parameter = (name: string, values: readonly string[]): YamlData => ({
      name,
      in: 'query',
      schema: { type: 'array', items: { type: 'string', enum: values } },
    });
    const word = 'abcdefghijklmnopqrst';
    const list = [
      parameter('one', ['a']),
      parameter('two', [word, 'b']),
      parameter('inside', [word, word, word]),
      parameter('block', [word, word, word, word, word]),
    ];

    expect(yamlText(list, { flowFrom: 0 })).toBe(
      `- { name: one, in: query, schema: { type: array, items: { type: string, enum: [a] } } }
- { name: two, in: query,
    schema: { type: array, items: { type: string, enum: [${word}, b] } } }
- { name: inside, in: query, schema: { type: array, items: { type: string,
    enum: [${word}, ${word}, ${word}] } } }
- name: block
  in: query
  schema:
    type: array
    items:
      type: string
      enum:
        - ${word}
        - ${word}
        - ${word}
        - ${word}
        - ${word}
`,
    );
  });

  it('takes members that are printed already', () => {
    const style = { flowFrom: 3 };
    const value = { a: [1, { b: 'c' }], d: 'e' };
    const block = new YamlBlock(
      Object.entries(value).map(([key, member]) => yamlMember(key, member, 1, style)),
    );

    expect(yamlText({ whole: block }, style)).toBe(yamlText({ whole: value }, style));
  });
});
