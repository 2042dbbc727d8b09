// Patterns: what is read, what is refused and where; and everything that is read is a regular expression of JavaScript.
import { describe, expect, it } from 'vitest';
import { parsePattern } from '../../compiler/1-syntax/pattern.ts';
import type { PatternSyntax, SetPart } from '../../compiler/1-syntax/pattern-syntax.ts';
import { random } from './support/random.ts';

function show(pattern: PatternSyntax): string {
  switch (pattern.kind) {
    case 'alternatives':
      return `(${pattern.of.map(show).join('|')})`;
    case 'sequence':
      return pattern.of.map(show).join('·');
    case 'repeat':
      return `${show(pattern.of)}{${pattern.least},${pattern.most ?? ''}}`;
    case 'set':
      return `[${pattern.negated ? '^' : ''}${pattern.parts.map(part).join('')}]`;
    case 'boundary':
      return pattern.negated ? 'B' : 'b';
    default:
      return pattern.kind;
  }
}

function part(of: SetPart): string {
  if (of.kind !== 'range') return `${of.negated ? '!' : ''}${of.kind}-${of.name} `;

  const from = String.fromCodePoint(of.from);

  return of.from === of.to ? from : `${from}-${String.fromCodePoint(of.to)}`;
}

describe('patterns', () => {
  it.each([
    ['^a$', 'start·[a]·end'],
    ['a|b|', '([a]|[b]|)'],
    ['(?:ab)+?', '[a]·[b]{1,}'],
    ['a{2}b{2,}c{2,5}d?', '[a]{2,2}·[b]{2,}·[c]{2,5}·[d]{0,1}'],
    ['[^a-z\\d_-]', '[^a-zclass-d _-]'],
    ['[\\]\\\\^-]', '[]\\^-]'],
    ['\\p{Lu}\\P{L}\\S\\x41\\n', '[category-Lu ]·[!category-L ]·[!class-s ]·[A]·[\n]'],
    ['\\/\\.\\b.\\B', '[/]·[.]·b·any·B'],
    ['😀+', '[😀]{1,}'],
    ['', ''],
    ['()', ''],
    ['[[]', '[[]'],
  ])('%s', (source, tree) => {
    const { pattern, problem } = parsePattern(source);

    expect(problem).toBeUndefined();
    expect(pattern && show(pattern)).toBe(tree);
  });

  it.each([
    ['a(?=b)', '(?=', 'patterns cannot look ahead'],
    ['a(?!b)', '(?!', 'patterns cannot look ahead'],
    ['(?<=a)b', '(?<=', 'patterns cannot look behind'],
    ['(?<!a)b', '(?<!', 'patterns cannot look behind'],
    ['(a)\\1', '\\1', 'patterns cannot refer back to a group'],
    ['\\k<a>', '\\k', 'patterns cannot refer back to a group'],
    ['(?<a>b)', '(?<a>', "groups have no names here (write '(')"],
    ['(?P<a>b)', '(?P<a>', "groups have no names here (write '(')"],
    ['(?>a)', '(?>', "atomic groups are not in the language (write '(?:')"],
    ['(?i)a', '(?i', "this kind of group is not in the language (write '(' or '(?:')"],
    ['a++', '+', 'possessive repetition is not in the language'],
    ['a**', '*', 'this is repeated already'],
    ['a{2}{3}', '{', 'this is repeated already'],
    ['*a', '*', "nothing stands before this '*' (the character itself is written '\\*')"],
    ['(|*a)', '*', "nothing stands before this '*' (the character itself is written '\\*')"],
    ['^*', '*', 'a place in the text cannot be repeated'],
    ['a{5,2}', '{5,2}', 'these counts are the wrong way round'],
    ['a{1001}', '{1001}', 'this repeats more than 1000 times, with what it contains'],
    ['((a{20}){20}){20}', '{20}', 'this repeats more than 1000 times, with what it contains'],
    ['a{x}', '{', "this '{' is no repetition (the character itself is written '\\{')"],
    ['{', '{', "this '{' stands alone (the character itself is written '\\{')"],
    ['a}', '}', "this '}' stands alone (the character itself is written '\\}')"],
    ['a]', ']', "this ']' stands alone (the character itself is written '\\]')"],
    ['(a', '(', "this '(' is not closed"],
    ['a)', ')', "this ')' closes nothing (a bracket is written '\\)')"],
    ['[a', '[', "this '[' is not closed"],
    ['[]', '[]', 'this set is empty'],
    ['[z-a]', 'z-a', 'this range is the wrong way round'],
    ['[a-\\d]', 'a-\\d', 'a range goes from one character to another'],
    [
      '[[:alpha:]]',
      '[:alpha:]',
      '[:alpha:] is not in the language (write its ranges, such as a-z)',
    ],
    ['\\A', '\\A', "\\A is not in the language (write '^')"],
    ['\\u0041', '\\u', '\\u is not in the language (write the character itself)'],
    ['\\x4', '\\x', 'two hexadecimal digits follow \\x'],
    ['\\-', '\\-', "\\- is not in the language (write '-')"],
    ['\\e', '\\e', '\\e is not in the language'],
    ['\\', '\\', 'nothing follows this backslash'],
    [
      '\\p{Greek}',
      '\\p{Greek}',
      'only general categories of Unicode are in the language (such as \\p{L} or \\p{Lu})',
    ],
    [
      '\\pL',
      '\\pL',
      'only general categories of Unicode are in the language (such as \\p{L} or \\p{Lu})',
    ],
  ])('%s is refused', (source, place, message) => {
    const { problem } = parsePattern(source);

    expect(problem).toBeDefined();

    if (problem === undefined) return;

    expect(`${problem.problem}${problem.hint === undefined ? '' : ` (${problem.hint})`}`).toBe(
      message,
    );
    expect(source.slice(problem.start, problem.end)).toBe(place);
  });

  it('is at most 512 characters long and 64 groups deep', () => {
    expect(parsePattern('a'.repeat(512)).problem).toBeUndefined();
    expect(parsePattern('😀'.repeat(512)).problem).toBeUndefined();
    expect(parsePattern('a'.repeat(513)).problem?.problem).toBe(
      'this pattern has more than 512 characters',
    );
    expect(parsePattern(`${'('.repeat(65)}${')'.repeat(65)}`).problem?.problem).toBe(
      'groups are nested too deeply here',
    );
  });

  it('reads only what JavaScript reads, with the flag u', () => {
    const rng = random(3);
    const bits = [
      'a',
      'b',
      '-',
      '[',
      ']',
      '[^',
      '(',
      '(?:',
      '(?',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{',
      '}',
      '{2}',
      '{1,}',
      '{2,3}',
      '\\',
      '\\d',
      '\\w',
      '\\b',
      '\\p{L}',
      '\\p',
      '\\x41',
      '\\n',
      '\\/',
      '/',
      '^',
      '$',
      '.',
      'é',
      '😀',
      '\\-',
      '\\.',
      ':',
      '<',
      '=',
      '!',
      ',',
      '1',
      ' ',
    ];
    let read = 0;

    for (let i = 0; i < 100_000; i++) {
      const source = Array.from({ length: 1 + rng.below(8) }, () => rng.pick(bits)).join('');

      if (parsePattern(source).problem === undefined) {
        read += 1;
        expect(() => new RegExp(source, 'u'), source).not.toThrow();
      }
    }

    expect(read).toBeGreaterThan(5_000);
  });
});
