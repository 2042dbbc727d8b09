// What `toac dev` holds between two saves: the program, its bundler and what runs. One update at a time.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Run } from '../../../runtime-lib/process/run-service.ts';
import type { Program } from '../../3-check/program.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import { buildProgram } from './build-program.ts';
import { type Bundler, createBundler } from './bundle-components.ts';
import { type Chosen, chooseDeployment, makeFolders } from './choose-deployment.ts';
import { docsPages } from './docs-pages.ts';
import { type Loaded, loadComponents } from './load-components.ts';
import { cleanFolder } from './prepare.ts';
import { runHere } from './run-here.ts';
import { type RuntimeLibrary, runtimeLibrary } from './runtime-library.ts';
import { showFailure, showRunning } from './show-running.ts';

export interface DevSession {
  /** The folder of handwritten code; it need not be there. */
  readonly sourceFolder: string;
  readonly contractsChanged: () => void;
  readonly update: (outdated: () => Promise<boolean>) => Promise<void>;
  readonly isRunning: () => boolean;
  readonly ended: Promise<ExitCode>;
  readonly end: () => Promise<void>;
}

export interface DevSetting {
  readonly project: Found;
  readonly deployment: string | undefined;
}

interface Built {
  readonly program: Program;
  readonly bundler: Bundler;
}

/** What one save leaves to the next. */
interface State extends DevSetting {
  readonly host: Host;
  readonly runtime: RuntimeLibrary;
  /** Where bundles are written. */
  readonly folder: string;
  /** Whether contracts changed since they were built. */
  stale: boolean;
  built: Built | undefined;
  run: Run | undefined;
  readonly settle: (exit: ExitCode) => void;
}

export function createDevSession(setting: DevSetting, host: Host): DevSession {
  const { project } = setting;
  let settle: (exit: ExitCode) => void = () => {};
  const ended = new Promise<ExitCode>((resolve) => {
    settle = resolve;
  });
  const state: State = {
    ...setting,
    host,
    runtime: runtimeLibrary(project, host),
    folder: cleanFolder(project, 'dev'),
    stale: true,
    built: undefined,
    run: undefined,
    settle,
  };

  return {
    sourceFolder: sourceFolderOf(project),
    contractsChanged: () => {
      state.stale = true;
    },
    update: (outdated) => update(state, outdated),
    isRunning: () => state.run !== undefined,
    ended,
    end: async () => state.built?.bundler.end(),
  };
}

async function update(state: State, outdated: () => Promise<boolean>): Promise<void> {
  const { host } = state;

  if (state.stale || state.built === undefined) await rebuild(state, outdated);
  if (state.built === undefined) return;

  const bundled = await state.built.bundler.build();

  if ('problems' in bundled) {
    host.err.write(bundled.problems);

    return;
  }

  try {
    const loaded = await loadComponents(bundled, host);

    await put(state, { loaded, chosen: chosenOf(state, state.built) });
  } catch (error) {
    showFailure(error, host);
  }
}

/** With errors, what was built before stays. */
async function rebuild(state: State, outdated: () => Promise<boolean>): Promise<void> {
  const { project, runtime, folder } = state;

  state.stale = false;

  const program = await buildProgram(project, { outdated, quiet: false }, state.host);

  if (program === undefined) return;

  await state.built?.bundler.end();
  state.built = {
    program,
    bundler: await createBundler({ project, program, runtime, folder, together: false }),
  };
}

function chosenOf({ deployment, project }: State, { program }: Built): Chosen {
  const chosen = chooseDeployment(program, deployment, project);

  makeFolders(chosen.values);

  return chosen;
}

async function put(
  state: State,
  { loaded, chosen }: { readonly loaded: Loaded; readonly chosen: Chosen },
): Promise<void> {
  const { project, runtime, host, built, run } = state;
  const pages = built === undefined ? [] : docsPages(project, built.program, host);

  if (run !== undefined) {
    const done = await run.exchange({ ...loaded, pages, deployment: chosen.values });

    if (done !== 'same') run.service.log.log().info(done);

    return;
  }

  const begun = await runHere({ project, runtime, chosen, ...loaded, pages, dev: true }, host);

  state.run = begun;
  begun.ended.then((code) => state.settle(code === 0 ? EXIT.fine : EXIT.found));

  if (built !== undefined)
    showRunning({ program: built.program, chosen, run: begun, dev: true }, host.err, host);
}

/** As toac.yaml says it; it is asked before the contracts are compiled, which may fail. */
function sourceFolderOf({ contracts }: Found): string {
  const file = join(contracts, 'toac.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';

  return resolve(contracts, /^src:[ \t]*(\S+)/m.exec(text)?.[1] ?? '../src');
}
