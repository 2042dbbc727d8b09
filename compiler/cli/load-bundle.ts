// Loads dist/toac.cjs with V8's code cache. The cache is a matter of speed alone: without it, or with one of another
// Node, the bundle is compiled as always, and a new cache is written where that is possible.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Script } from 'node:vm';
import type { Installation } from './host.ts';

type Bundle = { readonly start: (installation: Installation) => void };

export function loadBundle(folder: string, installation: Omit<Installation, 'home'>): void {
  const { Script } = process.getBuiltinModule('node:vm');
  const file = `${folder}/toac.cjs`;
  // The digest is in the name: V8 itself compares no more than the length of the source.
  const cache = `${folder}/toac-${installation.tool}-${process.versions.v8}-${process.arch}.cache`;
  const cachedData = readCache(cache);
  // A function of `exports`, `require` and `module`: scripts/build-cli.mjs puts it around the bundle.
  const script = new Script(readFileSync(file, 'utf8'), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });

  if (cachedData === undefined || script.cachedDataRejected === true)
    writeCacheAtExit(cache, script);

  const module = { exports: {} as Bundle };
  const load = script.runInThisContext() as (
    exports: unknown,
    require: unknown,
    module: unknown,
  ) => void;

  load(module.exports, require, module);
  module.exports.start({ home: folder.slice(0, -'/dist'.length), ...installation });
}

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** After a build, so that the cache holds what a build needs. */
function writeCacheAtExit(file: string, script: Script): void {
  const command = process.argv[2] ?? '';

  if (!/^(?:build|check)$/.test(command)) return;

  process.once('exit', () => {
    const aside = `${file}.${process.pid}`;

    try {
      writeFileSync(aside, script.createCachedData(), { flag: 'wx' });
      renameSync(aside, file);
    } catch {
      rmSync(aside, { force: true });
    }
  });
}
