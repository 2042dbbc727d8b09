// Every keyword, type word and reference of the examples, misspelt once: reported, and nearly always at the token with
// the right first suggestion.
import { describe, expect, it } from 'vitest';
import { parseContracts } from '../../compiler/1-syntax/parse-contracts.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { EXAMPLES, exampleFiles, withText } from '../support/examples.ts';
import { type Random, seeded } from '../support/random.ts';
import { type Token, tokensOf } from '../support/tokens.ts';

interface Outcome {
  readonly token: Token;
  readonly written: string;
  readonly reported: boolean;
  readonly atToken: boolean;
  readonly suggested: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** YAML's core schema knows these spellings. */
const SAME: ReadonlySet<string> = new Set(['True', 'False', 'Null']);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One edit: a letter dropped, doubled, changed or two swapped. */
function misspell(word: string, random: Random): string {
  for (;;) {
    const i = random.below(word.length);
    const kind = random.below(4);
    const letter = random.pick([...LETTERS]);
    const made =
      kind === 0 && word.length > 3
        ? word.slice(0, i) + word.slice(i + 1)
        : kind === 1
          ? word.slice(0, i + 1) + letter + word.slice(i + 1)
          : kind === 2
            ? word.slice(0, i) + letter + word.slice(i + 1)
            : word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2);

    if (made !== word && /^[A-Za-z_]/.test(made)) return made;
  }
}

function otherCase(word: string): string {
  const first = word.charAt(0);
  const flipped = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();

  return flipped === first ? word.toUpperCase() : flipped + word.slice(1);
}

function outcome(files: readonly SourceFile[], token: Token, written: string): Outcome {
  const source = files.find((f) => f.path === token.at.file);

  if (source === undefined) throw new Error('no source');

  const text = source.text.slice(0, token.at.start) + written + source.text.slice(token.at.end);
  const { diagnostics } = compile(withText(files, token.at.file, text));
  const end = token.at.start + written.length;
  const near = diagnostics.filter(
    (d) => d.at.file === token.at.file && d.at.start < end && token.at.start < d.at.end,
  );
  const whole = (d: Diagnostic): boolean =>
    (d.hint ?? '').includes(token.text) ||
    d.fixes?.some((f) => f.edits.some((e) => e.text.includes(token.text))) === true;

  return {
    token,
    written,
    reported: diagnostics.length > 0,
    atToken: near.length > 0,
    suggested: near.some(whole),
    diagnostics,
  };
}

function outcomes(name: string, kind: Token['kind']): readonly Outcome[] {
  const files = exampleFiles(name);
  const syntax = parseContracts(files);
  const random = seeded(7);
  const tokens = files.flatMap((file) => tokensOf(file, syntax).filter((t) => t.kind === kind));

  return tokens.flatMap((token) =>
    [misspell(token.text, random), otherCase(token.text)]
      .filter((written) => !SAME.has(written))
      .map((written) => outcome(files, token, written)),
  );
}

function shown({ token, written, diagnostics }: Outcome): string {
  const found = diagnostics
    .map((d) => `${d.code} ${d.message} | ${d.hint ?? ''} @${d.at.file}:${d.at.start}`)
    .join(' ; ');

  return `${token.at.file}:${token.at.start} ${token.text} -> ${written}: ${found}`;
}

describe.each(EXAMPLES)('every word of %s, misspelt once', (name) => {
  const all = outcomes(name, 'word');

  it('is reported', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((o) => !o.reported).map(shown)).toEqual([]);
  });

  it('is reported at the word, with the right first suggestion, in 95 of 100 cases', () => {
    const right = all.filter((o) => o.atToken && o.suggested);

    console.log(`${name}: ${right.length} of ${all.length} at the word with the suggestion`);
    expect(
      all
        .filter((o) => !o.atToken || !o.suggested)
        .map(shown)
        .slice(0, all.length * 0.05 >= all.length - right.length ? 0 : undefined),
    ).toEqual([]);
  });
});

/** Where a declared name is used, by the text of the contracts: everywhere but at its declaration. */
function uses(files: readonly SourceFile[], token: Token): number {
  const word = new RegExp(`(?<![A-Za-z0-9_-])${token.text}(?![A-Za-z0-9_-])`, 'g');

  return files.reduce((sum, file) => sum + [...file.text.matchAll(word)].length, 0) - 1;
}

describe.each(EXAMPLES)('every declaration of %s, misspelt once', (name) => {
  const files = exampleFiles(name);
  const used = outcomes(name, 'declaration').filter(
    (o) =>
      uses(files, o.token) > 0 &&
      o.diagnostics.some((d) => d.severity === 'error' && d.code !== 'TOA1025'),
  );

  it('is reported at a use, with the declaration as related place', () => {
    const elsewhere = used.filter((o) => !o.atToken);
    const related = elsewhere.filter(({ token, diagnostics }) =>
      diagnostics.some((d) =>
        d.related?.some((r) => r.at.file === token.at.file && r.at.start === token.at.start),
      ),
    );

    console.log(`${name}: ${related.length} of ${elsewhere.length} uses lead to the declaration`);
    expect(elsewhere.length).toBeGreaterThan(5);
    expect(elsewhere.filter((o) => !related.includes(o)).map(shown)).toEqual([]);
  });
});

describe('a misspelt section', () => {
  const SECTIONS = ['entity', 'operations', 'events', 'policies', 'types', 'routes', 'receivers'];
  const files = exampleFiles('shop');
  const cases = files.flatMap((file) =>
    SECTIONS.filter((word) => new RegExp(`^${word}:`, 'm').test(file.text)).map(
      (word) => [word, file.path] as const,
    ),
  );

  it.each(cases)('%s of %s is one mistake: what stands in it is read', (word, path) => {
    const text = files.find((f) => f.path === path)?.text ?? '';
    const changed = text.replace(new RegExp(`^${word}:`, 'm'), `${word.slice(0, -1)}x:`);
    const { diagnostics } = compile(withText(files, path, changed));

    expect(diagnostics.map((d) => d.message)).toEqual([
      expect.stringContaining(`'${word.slice(0, -1)}x'`),
    ]);
  });
});
