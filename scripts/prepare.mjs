// Builds what runs from a checkout: dist/ and runtime-lib/dist/, of which the package has a copy. Must not download anything.
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCli } from './build-cli.mjs';
import { buildRuntime } from './build-runtime.mjs';

buildRuntime({ force: true });
await buildCli({ force: true });
copyRuntime();

/** For projects that installed toac alone; one that has the library uses its own. */
function copyRuntime() {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const from = join(root, 'runtime-lib');
  const to = join(root, 'dist', 'runtime');

  rmSync(to, { recursive: true, force: true });

  for (const name of ['package.json', 'dist'])
    cpSync(join(from, name), join(to, name), { recursive: true });
}
