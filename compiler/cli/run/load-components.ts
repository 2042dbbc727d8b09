// From bundled modules to the definitions in them. A module is loaded once; what did not change is the same object.
import type { ComponentDefinition } from '../../../runtime-lib/core/definition.ts';
import { componentConstant } from '../../3-check/naming.ts';
import type { Host } from '../host.ts';

export type Loaded = readonly ComponentDefinition[];

export async function loadComponents(
  modules: ReadonlyMap<string, string>,
  host: Host,
): Promise<Loaded> {
  const { pathToFileURL } = process.getBuiltinModule('node:url');

  // Before they are loaded: stacks name the user's files.
  process.setSourceMapsEnabled(true);

  return Promise.all(
    [...modules].map(async ([id, file]) => {
      const module = (await host.load(pathToFileURL(file).href)) as Readonly<
        Record<string, ComponentDefinition>
      >;
      const definition = module[componentConstant(id)];

      if (definition === undefined) throw new Error(`${file} defines no component`);

      return definition;
    }),
  );
}
