// The package that bundles, loaded by the commands that run something.
import { createRequire } from 'node:module';
import type * as Esbuild from 'esbuild';

let loaded: typeof Esbuild | undefined;

export function esbuildPackage(): typeof Esbuild {
  loaded ??= createRequire(import.meta.url)('esbuild') as typeof Esbuild;

  return loaded;
}
