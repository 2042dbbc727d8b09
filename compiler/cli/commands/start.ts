// `toac start`: runs the project as a service would, in this process, until a signal ends it.
import type { Command } from 'commander';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open-project.ts';
import { cleanFolder, prepare, refuseSecond } from '../run/prepare.ts';
import { runHere } from '../run/run-here.ts';
import { showFailure, showRunning } from '../run/show-running.ts';

interface Options {
  readonly deployment?: string;
}

export function startCommand(cli: Cli): Command {
  return describe({
    usage: 'start [contracts]',
    summary: 'run all components in one process, until interrupted',
    examples: ['toac start', 'toac start --deployment production'],
  })
    .option('--deployment <name>', 'another one than local, or the embedded default')
    .action((contracts: string | undefined, options: Options) =>
      finish(cli, start(contracts, options, cli.host)),
    );
}

async function start(
  argument: string | undefined,
  { deployment }: Options,
  host: Host,
): Promise<ExitCode> {
  const project = openProject(host.working, argument);

  await refuseSecond(project);
  cleanFolder(project, 'start');

  const prepared = await prepare(project, { deployment, use: 'start' }, host);

  if (prepared === undefined) return EXIT.found;

  try {
    const run = await runHere({ ...prepared, project, pages: [], dev: false }, host);

    // What it writes to stdout is its log.
    showRunning({ ...prepared, run, dev: false }, host.err, host);

    return (await run.ended) === 0 ? EXIT.fine : EXIT.found;
  } catch (error) {
    showFailure(error, host);

    return EXIT.found;
  }
}
