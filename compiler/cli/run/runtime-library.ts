// Finds @toac/runtime for a project: its own copy, else the one that came with toac. All that runs together uses one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Process from '../../../runtime-lib/process.ts';
import { UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';

export type { Process };

export interface RuntimeLibrary {
  /** URL of what `@toac/runtime/<subpath>` means. */
  readonly url: (subpath: string) => string;
  readonly process: () => Promise<typeof Process>;
}

export function runtimeLibrary({ project }: Found, host: Host): RuntimeLibrary {
  // In a checkout the library is linked; the package has a copy.
  const places = [project, host.home, join(host.home, 'dist', 'runtime')];
  const copy = places.map(requireFrom).find((r) => fileOf(r, 'process'));

  if (copy === undefined)
    throw new UsageError('there is no @toac/runtime that runs services: npm install @toac/runtime');

  const url = (subpath: string): string => {
    const file = fileOf(copy, subpath);

    if (file === undefined) throw new UsageError(`@toac/runtime has no part '${subpath}'`);

    return process.getBuiltinModule('node:url').pathToFileURL(file).href;
  };

  return { url, process: async () => (await host.load(url('process'))) as typeof Process };
}

function requireFrom(folder: string): NodeJS.Require {
  // Loaded where it is needed: it would slow every start.
  const { createRequire } = process.getBuiltinModule('node:module');

  return createRequire(join(folder, 'package.json'));
}

function fileOf(from: NodeJS.Require, subpath: string): string | undefined {
  try {
    const file = from.resolve(`@toac/runtime/${subpath}`);

    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}
