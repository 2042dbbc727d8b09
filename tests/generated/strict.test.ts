// Everything that toac generates has no type error under the strictest flags: examples, cases, nasty names; with the
// oldest and the newest TypeScript, in both module modes.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { ROOT } from '../support/examples.ts';
import { caseFiles, writeProject } from '../support/project.ts';
import { MODES, typeProblems, VERSIONS, type Version } from '../support/typescript.ts';

const versions = Object.keys(VERSIONS) as Version[];
const cases = readdirSync(join(ROOT, 'tests', 'cases'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'diagnostics')
  .map((entry) => entry.name)
  .filter((name) =>
    compile(caseFiles(name)).artifacts.some(
      (a) => a.path.endsWith('.ts') && a.mode === 'generated',
    ),
  );

describe.each(versions)('TypeScript %s', (version) => {
  it.each(MODES)('takes the examples as they are committed (%s)', (mode) => {
    const include = ['generated', 'examples'].map((f) => join(ROOT, f));

    expect(
      typeProblems({
        folder: writeProject(`examples-${version}`, caseFiles('nasty-names')).folder,
        include,
        version,
        mode,
        isolatedDeclarations: false,
      }),
    ).toEqual([]);
  });

  describe.each(cases)('%s', (name) => {
    const project = writeProject(`${name}-${version}`, caseFiles(name));

    it.each(MODES)('has no problem (%s)', (mode) => {
      expect(
        typeProblems({ folder: project.folder, include: ['generated', 'src'], version, mode }),
      ).toEqual([]);
    });
  });
});
