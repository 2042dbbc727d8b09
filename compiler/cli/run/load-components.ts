// From bundled modules to the definitions in them. A module is loaded once; what did not change is the same object.
import type { ComponentDefinition } from '../../../runtime-lib/core/definition.ts';
import type { RoutesDefinition } from '../../../runtime-lib/gateway/definition.ts';
import { componentConstant, routesConstant } from '../../3-check/naming.ts';
import type { Host } from '../host.ts';
import type { Modules } from './bundle-components.ts';

export interface Loaded {
  readonly components: readonly ComponentDefinition[];
  /** What the gateway serves. */
  readonly routes: readonly RoutesDefinition[];
}

export async function loadComponents(
  { components, routes }: { readonly components: Modules; readonly routes: Modules },
  host: Host,
): Promise<Loaded> {
  // Before they are loaded: stacks name the user's files.
  process.setSourceMapsEnabled(true);

  const [loaded, served] = await Promise.all([
    loadAll<ComponentDefinition>(components, componentConstant, host),
    loadAll<RoutesDefinition>(routes, routesConstant, host),
  ]);

  return { components: loaded, routes: served };
}

async function loadAll<T>(
  modules: Modules,
  constant: (id: string) => string,
  host: Host,
): Promise<readonly T[]> {
  const { pathToFileURL } = process.getBuiltinModule('node:url');

  return Promise.all(
    [...modules].map(async ([id, file]) => {
      const module = (await host.load(pathToFileURL(file).href)) as Readonly<Record<string, T>>;
      const definition = module[constant(id)];

      if (definition === undefined) throw new Error(`${file} does not define ${constant(id)}`);

      return definition;
    }),
  );
}
