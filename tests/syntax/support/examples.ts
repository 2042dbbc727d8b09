// The contracts of the examples as source files. It must not parse them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../../compiler/base/source.ts';

const root = join(import.meta.dirname, '..', '..', '..', 'examples');

export const EXAMPLES = ['todo', 'shop', 'desk'] as const;

export function exampleFiles(name: (typeof EXAMPLES)[number]): readonly SourceFile[] {
  const folder = join(root, name, 'contracts');

  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path: `contracts/${path}`, text: readFileSync(join(folder, path), 'utf8') }));
}

export const allFiles: readonly SourceFile[] = EXAMPLES.flatMap((name) => exampleFiles(name));
