// What is wrong does not compile, and TypeScript says so at the token that was written.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../support/examples.ts';
import { writeProject } from '../support/project.ts';
import { typeProblems, type Version } from '../support/typescript.ts';
import { WRONG_USES } from './wrong-uses.ts';

/** As a project of its own: `contracts/` at its top. */
function shop() {
  return exampleFiles('shop').map(({ path, text }) => ({
    path: path.replace('examples/shop/', ''),
    text: text.replace('out: ../../../generated/shop\n', ''),
  }));
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly end: number;
}

/** Where the marks stand, and the text without them. */
function marked(code: string): { readonly text: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  const lines = code.split('\n').map((written, i) => {
    let line = written;

    for (let start = line.indexOf('«'); start >= 0; start = line.indexOf('«')) {
      const end = line.indexOf('»') - 1;

      line = line.replace('«', '').replace('»', '');
      places.push({ line: i + 1, column: start + 1, end: end + 1 });
    }

    return line;
  });

  return { text: lines.join('\n'), places };
}

describe.each(['5.8', 'newest'] as const)('TypeScript %s', (version: Version) => {
  const { folder } = writeProject(`wrong-uses-${version}`, shop());

  mkdirSync(join(folder, 'wrong'), { recursive: true });

  for (const [i, { code }] of WRONG_USES.entries())
    writeFileSync(join(folder, 'wrong', `use${i}.ts`), marked(code).text);

  const problems = typeProblems({
    folder,
    include: ['generated', 'src', 'wrong'],
    version,
    mode: 'nodenext',
    isolatedDeclarations: false,
  })
    .map((line) => /^wrong\/use(\d+)\.ts\((\d+),(\d+)\): error (TS\d+)/.exec(line))
    .filter((found) => found !== null)
    .map(([, use, line, column, code]) => ({
      use: Number(use),
      line: Number(line),
      column: Number(column),
      code: code ?? '',
    }))
    .filter(({ code }) => code !== 'TS6133' && code !== 'TS6192' && code !== 'TS6196');

  it('has 60 uses or more', () => {
    expect(WRONG_USES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(WRONG_USES.map((u) => u.what)).size).toBe(WRONG_USES.length);
  });

  it.each(WRONG_USES.map((use, i) => [use.what, i] as const))('%s', (_what, i) => {
    const { places } = marked(WRONG_USES[i]?.code ?? '');
    const found = problems.filter((p) => p.use === i);

    expect(found.length).toBeGreaterThan(0);
    expect(
      found.filter((p) =>
        places.some((t) => p.line === t.line && p.column >= t.column && p.column < t.end),
      ),
    ).not.toEqual([]);
  });
});
