// From a Program to what a service takes: the deployment's values and the loaded components. For start and call, which do
// it once.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Program } from '../../3-check/program.ts';
import { UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import { hasMigrations } from '../migrate/read-migrations.ts';
import { buildProgram } from './build-program.ts';
import { createBundler } from './bundle-components.ts';
import { type Chosen, chooseDeployment, makeFolders } from './choose-deployment.ts';
import { findControl, runFolder } from './control-file.ts';
import { type Loaded, loadComponents } from './load-components.ts';
import { type RuntimeLibrary, runtimeLibrary } from './runtime-library.ts';

export interface Prepared extends Loaded {
  readonly program: Program;
  readonly chosen: Chosen;
  readonly runtime: RuntimeLibrary;
}

/** Undefined when something is wrong with contracts or code; it was printed. */
export async function prepare(
  project: Found,
  { deployment, use }: { readonly deployment: string | undefined; readonly use: string },
  host: Host,
): Promise<Prepared | undefined> {
  const runtime = runtimeLibrary(project, host);
  const program = await buildProgram(
    project,
    { outdated: async () => false, quiet: use === 'call' },
    host,
  );

  if (program === undefined) return undefined;

  const usual = chooseDeployment(program, deployment, project);
  const chosen = use === 'start' && hasMigrations(project) ? migrated(usual) : usual;
  const folder = join(runFolder(project), use);
  const bundler = await createBundler({ project, program, runtime, folder, together: true });
  const bundled = await bundler.build();

  await bundler.end();

  if ('problems' in bundled) {
    host.err.write(bundled.problems);

    return undefined;
  }

  makeFolders(chosen.values);

  return { program, chosen, runtime, ...(await loadComponents(bundled, host)) };
}

/** Who has migrations wants no other changes of tables, in the embedded default neither. */
function migrated(chosen: Chosen): Chosen {
  const storages = Object.entries(chosen.values.storages).map(
    ([name, storage]) => [name, { ...storage, migrated: true }] as const,
  );

  return { ...chosen, values: { ...chosen.values, storages: Object.fromEntries(storages) } };
}

/** Two that write one storage's schedules and control would disturb each other. */
export async function refuseSecond(project: Found): Promise<void> {
  const control = await findControl(project);

  if (control !== undefined)
    throw new UsageError(`it runs already, as process ${control.process}; end that one first`);
}

/** What earlier runs left there. */
export function cleanFolder(project: Found, use: string): string {
  const folder = join(runFolder(project), use);

  rmSync(folder, { recursive: true, force: true });

  return folder;
}
