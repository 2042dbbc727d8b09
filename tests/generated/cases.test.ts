// Goldens: what a contract leads to, in full. tests/cases/<what-it-shows>/ holds contracts/ and expected/.
// UPDATE=1 writes expected/ anew; read the difference.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { filesIn, ROOT } from '../support/examples.ts';
import { caseFiles } from '../support/project.ts';

/** Kept for its types alone: tests/generated/strict.test.ts. */
const WITHOUT = new Set(['diagnostics', 'nasty-names']);
const cases = readdirSync(join(ROOT, 'tests', 'cases')).filter((name) => !WITHOUT.has(name));

describe.each(cases)('%s', (name) => {
  const folder = join(ROOT, 'tests', 'cases', name, 'expected');
  const compilation = compile(caseFiles(name));
  const { diagnostics } = compilation;
  const artifacts = compilation.artifacts.filter((a) => a.mode === 'generated');

  if (process.env['UPDATE'] === '1') {
    rmSync(folder, { recursive: true, force: true });

    for (const artifact of artifacts) {
      mkdirSync(dirname(join(folder, artifact.path)), { recursive: true });
      writeFileSync(join(folder, artifact.path), artifact.render());
    }
  }

  it('has nothing to say', () => {
    expect(diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
  });

  it('leads to these files', () => {
    const expected = existsSync(folder)
      ? filesIn(folder).map((path) => relative(folder, path))
      : [];

    expect(artifacts.map((a) => a.path).toSorted()).toEqual(expected.toSorted());
  });

  it.each(artifacts.map((a) => [a.path, a] as const))('%s is as expected', (path, artifact) => {
    expect(artifact.render()).toBe(readFileSync(join(folder, path), 'utf8'));
  });
});
