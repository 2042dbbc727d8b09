// The package that reads the command line, loaded on first need: a plain `toac build` does without, and it costs a tenth
// of Node's own start. Beside the bundle it is a file of its own.
import { createRequire } from 'node:module';
import type * as Commander from 'commander';

let loaded: typeof Commander | undefined;

export function commander(): typeof Commander {
  loaded ??= createRequire(import.meta.url)('commander') as typeof Commander;

  return loaded;
}
