// Projects on disk and in memory for suites that compare what comes out of them.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printArtifact } from '../../compiler/5-write/header.ts';
import type { SourceFile } from '../../compiler/base/source.ts';
import { type Compilation, compile } from '../../compiler/compile.ts';
import { type Ran, toac } from '../cli/command-line.ts';
import { filesIn, ROOT } from '../support/examples.ts';

/** The folder of each project that has contracts. */
export const PROJECTS: Readonly<Record<string, string>> = {
  todo: join(ROOT, 'examples', 'todo'),
  shop: join(ROOT, 'examples', 'shop'),
  desk: join(ROOT, 'examples', 'desk'),
  'nasty-names': join(ROOT, 'tests', 'cases', 'nasty-names'),
};

/** Contracts of a project of its own: its output stands beside them. */
export function contractsOf(name: string): readonly SourceFile[] {
  const folder = PROJECTS[name] ?? '';

  return filesIn(join(folder, 'contracts')).map((path) => ({
    path: path.slice(folder.length + 1),
    text: readFileSync(path, 'utf8').replace(/^out:.*\n/m, ''),
  }));
}

export function writeFiles(folder: string, files: readonly SourceFile[]): void {
  for (const { path, text } of [{ path: 'package.json', text: '{}\n' }, ...files]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Path ⇒ the whole text as it is written. */
export function textsOf({ artifacts }: Compilation): ReadonlyMap<string, string> {
  return new Map(artifacts.map((a) => [a.path, printArtifact(a).text]));
}

/** Path ⇒ text of every file below a folder; empty where there is none. */
export function treeOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};

  return Object.fromEntries(
    filesIn(folder).map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** Empty folders count: nothing else may be left behind. */
export function foldersOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];

  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => join(e.parentPath, e.name).slice(folder.length + 1))
    .sort();
}

/** `toac …` in this process, with the real compiler. */
export async function build(working: string, words = 'build'): Promise<Ran> {
  return toac(words, { working, compile });
}

/** Inode and time: that nothing was written, not even the same. */
export function marksOf(folder: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const { ino, mtimeMs } = statSync(join(folder, path));

    return `${path} ${ino} ${mtimeMs}`;
  });
}
