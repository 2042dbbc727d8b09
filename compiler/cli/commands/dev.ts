// `toac dev`: everything in one process, built and exchanged on every save. With errors the last good one keeps running.
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open-project.ts';
import { createDevSession, type DevSession } from '../run/dev-session.ts';
import { refuseSecond } from '../run/prepare.ts';
import { type Watching, watchFolder } from '../watch-folder.ts';
import { repeatedly } from './watch.ts';

interface Options {
  readonly deployment?: string;
}

export function devCommand(cli: Cli): Command {
  return describe({
    usage: 'dev [contracts]',
    summary: 'run everything in one process; a save exchanges what it changed',
    examples: ['toac dev', "toac call tasks.add '{ owner: me, title: try }'"],
  })
    .option('--deployment <name>', 'another one than local, or the embedded default')
    .action((contracts: string | undefined, options: Options) =>
      finish(cli, dev(contracts, options, cli.host)),
    );
}

async function dev(
  argument: string | undefined,
  { deployment }: Options,
  host: Host,
): Promise<ExitCode> {
  const project = openProject(host.working, argument);

  await refuseSecond(project);

  const session = createDevSession({ project, deployment }, host);
  const rebuild = repeatedly(session.update);
  const watching = [
    watchFolder(project.contracts, () => {
      session.contractsChanged();
      rebuild.request();
    }),
    watchWhenThere(session.sourceFolder, rebuild.request),
  ];

  rebuild.request();

  try {
    return await Promise.race([session.ended, interrupted(session, host), rebuild.failed]);
  } finally {
    end(watching);
    await session.end();
  }
}

/** Once something runs, signals are its own. */
async function interrupted(session: DevSession, host: Host): Promise<ExitCode> {
  await host.interrupted();

  return session.isRunning() ? session.ended : EXIT.fine;
}

/** How often to look for a folder that is not there yet. */
const LOOK = 300;

/** A new project has no code of its own until `toac stub` writes it. */
function watchWhenThere(folder: string, changed: () => void): Watching {
  let watching: Watching | undefined;
  const look = (): void => {
    if (watching !== undefined || !existsSync(folder)) return;

    clearInterval(timer);
    watching = watchFolder(folder, changed);
    changed();
  };
  const timer = setInterval(look, LOOK);

  look();

  return {
    end: () => {
      clearInterval(timer);
      watching?.end();
    },
  };
}

function end(watching: readonly Watching[]): void {
  for (const one of watching) one.end();
}
