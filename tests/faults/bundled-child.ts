// The child process of fault tests as one file that plain Node runs.
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
const folder = join(here, '..', '..', 'node_modules', '.toac-faults');

export function bundledChild(name: string): BundledChild {
  const file = join(folder, `${name}-${process.pid}.mjs`);

  return {
    file,
    build: async () => {
      await build({
        entryPoints: [join(here, 'child.ts')],
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
