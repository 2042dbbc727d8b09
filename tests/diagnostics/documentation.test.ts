// The documentation is true: every contract in it compiles, every diagnostic stands in it. UPDATE=1 writes the table anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, type CatalogueCode } from '../../compiler/base/catalogue.ts';
import { EXPLANATIONS } from '../../compiler/base/explanations.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { ROOT } from '../support/examples.ts';

const DOCUMENTS = ['docs/language.md', 'README.md', 'CHANGELOG.md'];

interface Snippet {
  readonly document: string;
  readonly line: number;
  readonly text: string;
}

function snippets(document: string): readonly Snippet[] {
  const text = readFileSync(join(ROOT, document), 'utf8');

  return [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => ({
    document,
    line: text.slice(0, match.index).split('\n').length,
    text: match[1] ?? '',
  }));
}

/** `# contracts/…` begins a file. */
function files({ text }: Snippet): readonly SourceFile[] {
  const found = text.split(/^# (?=contracts\/)/m).filter((part) => part !== '');
  const own = found.map((part) => ({
    path: part.slice(0, part.indexOf('\n')),
    text: part.slice(part.indexOf('\n') + 1),
  }));
  const head = { path: 'contracts/toac.yaml', text: 'language: 1\nproject: acme\n' };

  return own.some((f) => f.path === head.path) ? own : [head, ...own];
}

describe.each(DOCUMENTS.flatMap(snippets))('$document:$line', (snippet) => {
  it('compiles with nothing to say', () => {
    expect(snippet.text).toMatch(/^# contracts\//);
    expect(
      compile(files(snippet)).diagnostics.map(
        (d) => `${d.at.file}:${d.at.start} ${d.code} ${d.message}`,
      ),
    ).toEqual([]);
  });
});

describe('docs/language.md', () => {
  it('lists every diagnostic', () => {
    const path = join(ROOT, 'docs/language.md');
    const rows = (Object.keys(CATALOGUE) as CatalogueCode[]).sort().map((code) => {
      const text = EXPLANATIONS[code].text.split('\n').join(' ').replaceAll('|', '\\|');

      return `| ${code} | ${CATALOGUE[code].severity} | ${CATALOGUE[code].name} | ${text} |`;
    });
    const table = ['| code | severity | name | rule |', '|---|---|---|---|', ...rows].join('\n');
    const document = readFileSync(path, 'utf8');
    const whole = document.replace(
      /<!-- diagnostics -->[\s\S]*<!-- \/diagnostics -->/,
      () => `<!-- diagnostics -->\n${table}\n<!-- /diagnostics -->`,
    );

    if (process.env['UPDATE'] === '1') writeFileSync(path, whole);

    expect(readFileSync(path, 'utf8')).toBe(whole);
  });
});
