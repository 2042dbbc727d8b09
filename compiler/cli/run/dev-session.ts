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
import { chooseDeployment, makeFolders } from './choose-deployment.ts';
import { type Loaded, loadComponents } from './load-components.ts';
import { cleanFolder } from './prepare.ts';
import { runHere } from './run-here.ts';
import { runtimeLibrary } from './runtime-library.ts';
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

export function createDevSession(setting: DevSetting, host: Host): DevSession {
  const { project } = setting;
  const runtime = runtimeLibrary(project, host);
  const folder = cleanFolder(project, 'dev');
  let stale = true;
  let built: Built | undefined;
  let run: Run | undefined;
  let settle: (exit: ExitCode) => void = () => {};
  const ended = new Promise<ExitCode>((resolve) => {
    settle = resolve;
  });
  const rebuild = async (outdated: () => Promise<boolean>): Promise<void> => {
    stale = false;

    const program = await buildProgram(project, outdated, host);

    if (program === undefined) return;

    await built?.bundler.end();
    built = {
      program,
      bundler: await createBundler({ project, program, runtime, folder, together: false }),
    };
  };
  const put = async ({ program }: Built, components: Loaded): Promise<void> => {
    const chosen = chooseDeployment(program, setting.deployment, project);

    makeFolders(chosen.values);

    if (run !== undefined) {
      const done = await run.service.exchange({ components, deployment: chosen.values });

      if (done !== 'same') run.service.log.log().info(done);

      return;
    }

    run = await runHere({ project, runtime, chosen, components, dev: true }, host);
    run.ended.then((code) => settle(code === 0 ? EXIT.fine : EXIT.found));
    showRunning({ program, chosen, run }, host.err, host);
  };

  return {
    sourceFolder: sourceFolderOf(project),
    contractsChanged: () => {
      stale = true;
    },
    update: async (outdated) => {
      if (stale || built === undefined) await rebuild(outdated);
      if (built === undefined) return;

      const bundled = await built.bundler.build();

      if ('problems' in bundled) {
        host.err.write(bundled.problems);

        return;
      }

      try {
        await put(built, await loadComponents(bundled.modules, host));
      } catch (error) {
        showFailure(error, host);
      }
    },
    isRunning: () => run !== undefined,
    ended,
    end: async () => built?.bundler.end(),
  };
}

/** As toac.yaml says it; it is asked before the contracts are compiled, which may fail. */
function sourceFolderOf({ contracts }: Found): string {
  const file = join(contracts, 'toac.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';

  return resolve(contracts, /^src:[ \t]*(\S+)/m.exec(text)?.[1] ?? '../src');
}
