// The `yaml` package, loaded on first need: a project of ordinary contracts never needs it, and it costs half of Node's own start.
import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

let loaded: typeof Yaml | undefined;

export function yamlPackage(): typeof Yaml {
  loaded ??= createRequire(import.meta.url)('yaml') as typeof Yaml;

  return loaded;
}
