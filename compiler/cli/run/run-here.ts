// Runs a service in this process and lets `toac call` find it.
import type { Page } from '../../../runtime-lib/gateway/pages.ts';
import type { Run } from '../../../runtime-lib/process/run-service.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import type { Chosen } from './choose-deployment.ts';
import { removeControl, writeControl } from './control-file.ts';
import type { Loaded } from './load-components.ts';
import type { RuntimeLibrary } from './runtime-library.ts';

export interface Runnable extends Loaded {
  readonly project: Found;
  readonly runtime: RuntimeLibrary;
  readonly chosen: Chosen;
  readonly dev: boolean;
  /** Served beside the routes. */
  readonly pages: readonly Page[];
}

export async function runHere(runnable: Runnable, host: Host): Promise<Run> {
  const { project, runtime, chosen, components, routes, pages, dev } = runnable;
  const { runService } = await runtime.process();
  const { randomBytes } = process.getBuiltinModule('node:crypto');
  const token = randomBytes(24).toString('base64url');

  const run = await runService({
    components,
    routes,
    pages,
    deployment: chosen.values,
    dev,
    output: host.out,
    token,
  });

  writeControl(project, { process: process.pid, url: run.control ?? '', token });
  // However it ends.
  process.once('exit', () => removeControl(project));
  run.service.log.log().info('ready', {
    gateway: run.gateway(),
    endpoints: run.endpoints,
    deployment: chosen.values.name,
  });

  return run;
}
