// A child process of tests as one file that plain Node runs.
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BundledChild {
  readonly file: string;
  readonly build: () => Promise<void>;
  readonly remove: () => void;
}

const here = dirname(fileURLToPath(import.meta.url));
// Beside the packages that it imports.
const folder = join(here, '..', '..', 'node_modules', '.toac-children');

/** `entry` stands below tests/; `name` tells those of one run apart. */
export function bundledChild(name: string, entry: string): BundledChild {
  const file = join(folder, `${name}-${process.pid}.mjs`);

  return {
    file,
    build: async () => {
      await build({
        entryPoints: [join(here, '..', entry)],
        outfile: file,
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        logLevel: 'silent',
      });
    },
    remove: () => rmSync(file, { force: true }),
  };
}
