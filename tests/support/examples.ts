// The examples of this repository as the compiler takes them: files relative to the repository.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../../compiler/base/source.ts';

export const ROOT: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const EXAMPLES = ['todo', 'shop', 'desk'] as const;

export function exampleFiles(name: string): readonly SourceFile[] {
  return yamlFiles(join(ROOT, 'examples', name, 'contracts'));
}

function yamlFiles(folder: string): readonly SourceFile[] {
  return filesIn(folder)
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path: path.slice(ROOT.length + 1), text: readFileSync(path, 'utf8') }));
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}

/** The same files with the text of one replaced. */
export function withText(
  files: readonly SourceFile[],
  path: string,
  text: string,
): readonly SourceFile[] {
  return files.map((file) => (file.path === path ? { path, text } : file));
}
