// A project on disk for tests: contracts compiled, output and stubs written, ready for TypeScript.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../../compiler/base/source.ts';
import { compile } from '../../compiler/compile.ts';
import { filesIn, ROOT } from './examples.ts';

export interface Project {
  readonly folder: string;
  readonly name: string;
}

/** Below the repository, so that `@toac/runtime` is found as in any project; ignored by git. */
export function scratch(name: string): string {
  return join(ROOT, '.toac', 'tests', name);
}

export function caseFiles(name: string): readonly SourceFile[] {
  const folder = join(ROOT, 'tests', 'cases', name);

  return filesIn(join(folder, 'contracts')).map((path) => ({
    path: path.slice(folder.length + 1),
    text: readFileSync(path, 'utf8'),
  }));
}

/** Writes what the contracts lead to; handlers are the given ones, stubs else. */
export function writeProject(
  name: string,
  files: readonly SourceFile[],
  handlers: Readonly<Record<string, string>> = {},
): Project {
  const folder = scratch(name);
  const { artifacts, diagnostics, program } = compile(files);

  if (program === undefined)
    throw new Error(diagnostics.map((d) => `${d.code} ${d.message}`).join('\n'));

  rmSync(folder, { recursive: true, force: true });

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  for (const artifact of artifacts)
    put(`${artifact.mode === 'once' ? 'src' : 'generated'}/${artifact.path}`, artifact.render());
  for (const [path, text] of Object.entries(handlers)) put(`src/${path}`, text);

  const own = program.project.name;

  put(
    'package.json',
    JSON.stringify({
      name: own,
      type: 'module',
      imports: {
        [`#${own}/types`]: './generated/types.ts',
        [`#${own}/*/types`]: './generated/*/types.ts',
        [`#${own}/*`]: './generated/*/contract.ts',
      },
    }),
  );

  return { folder, name: own };
}
