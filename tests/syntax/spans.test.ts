// Every place that the syntax names is exactly where its text stands, whatever the quotes, line ends and marks.
import { describe, expect, it } from 'vitest';
import { parseContracts } from '../../compiler/1-syntax/parse-contracts.ts';
import type { Syntax } from '../../compiler/1-syntax/syntax.ts';
import type { SourceFile, Span } from '../../compiler/base/source.ts';
import { EXAMPLES, exampleFiles } from './support/examples.ts';

interface Found {
  readonly value: unknown;
  readonly text: string;
}

/** Everything with a place, and the text there. */
function located(syntax: Syntax): readonly Found[] {
  const texts = new Map(syntax.sources.map(({ path, text }) => [path, text]));
  const found: Found[] = [];

  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(walk);
    } else if (typeof node === 'object' && node !== null) {
      const { at, value, kind, text, name } = node as {
        at?: Span;
        value?: unknown;
        kind?: string;
        text?: string;
        name?: unknown;
      };

      if (at?.file !== undefined) {
        const written = texts.get(at.file)?.slice(at.start, at.end) ?? '';
        const expected =
          kind === 'word' || kind === undefined
            ? (value ?? text)
            : kind === 'number'
              ? text
              : undefined;

        if (typeof expected === 'string' && typeof name !== 'string')
          found.push({ value: expected, text: written });
      }

      for (const [key, part] of Object.entries(node)) {
        if (key !== 'at' && key !== 'sources') walk(part);
      }
    }
  };

  walk(syntax);

  return found;
}

function shifted(
  files: readonly SourceFile[],
  change: (text: string) => string,
): readonly SourceFile[] {
  return files.map(({ path, text }) => ({ path, text: change(text) }));
}

describe.each(EXAMPLES)('%s', (name) => {
  const files = exampleFiles(name);

  it.each([
    ['as written', (text: string) => text],
    ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text: string) => `\ufeff${text}`],
    ['by the package', (text: string) => `# \t\n${text}`],
    ['by the package, with both', (text: string) => `\ufeff# \t\n${text}`.replaceAll('\n', '\r\n')],
  ])('%s', (_, change) => {
    const syntax = parseContracts(shifted(files, change));
    const found = located(syntax);

    expect(syntax.diagnostics).toEqual([]);
    expect(found.length).toBeGreaterThan(100);

    for (const { value, text } of found) expect(text).toBe(value);
  });

  it('is the same in any order of files', () => {
    expect(JSON.stringify(parseContracts([...files].reverse()))).toBe(
      JSON.stringify(parseContracts(files)),
    );
  });
});
