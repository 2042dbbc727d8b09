// `toac watch`: a build on every save. With errors in the contracts the last good output stays.
import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { buildProject } from '../build-project.ts';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import { type Host, paintFor } from '../host.ts';
import { openProject } from '../open-project.ts';
import { printReport, printSaid } from '../print-report.ts';
import { summary } from '../run-build.ts';
import { watchFolder } from '../watch-folder.ts';

/** Editors save in several steps. */
const DEBOUNCE = 30;

export function watchCommand(cli: Cli): Command {
  return describe({
    usage: 'watch [contracts]',
    summary: 'build on every save, until interrupted',
    examples: ['toac watch'],
  }).action((contracts: string | undefined) => finish(cli, watch(contracts, cli.host)));
}

async function watch(argument: string | undefined, host: Host): Promise<ExitCode> {
  const project = openProject(host.working, argument);
  const rebuild = repeatedly((outdated) => buildOnce(project, outdated, host));
  const watching = watchFolder(project.contracts, rebuild.request);

  rebuild.request();
  host.err.write(`watching ${project.path}\n`);

  try {
    await Promise.race([host.interrupted(), rebuild.failed]);
  } finally {
    watching.end();
  }

  return EXIT.fine;
}

async function buildOnce(
  project: Found,
  outdated: () => Promise<boolean>,
  host: Host,
): Promise<void> {
  if (!existsSync(project.contracts)) {
    host.err.write(`${project.path} is gone; waiting for it\n`);

    return;
  }

  const progress = { step: () => {}, end: () => {} };
  const { report, said, out, count } = await buildProject(
    project,
    { overwrite: false, progress, outdated, complete: false },
    host,
  );

  printReport(report, 'text', host);
  printSaid(said, host);

  if (out !== undefined && count !== undefined) {
    host.out.write(`${paintFor(host.out, host)('dim', time())} ${summary(out, count)}\n`);
  }
}

function time(): string {
  return new Date().toTimeString().slice(0, 8);
}

interface Repeated {
  readonly request: () => void;
  /** Rejects when the work throws: then it is a bug, and the command ends. */
  readonly failed: Promise<never>;
}

/** One run at a time; a request during a run makes it outdated, and another run follows. */
export function repeatedly(run: (outdated: () => Promise<boolean>) => Promise<void>): Repeated {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let requested = false;
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });

  // Work that blocks the process hears of changes only when it lets others run.
  const outdated = async (): Promise<boolean> => {
    await delay(0);

    return requested;
  };

  const start = async (): Promise<void> => {
    timer = undefined;

    if (running) return;

    running = true;

    try {
      while (requested) {
        requested = false;
        await run(outdated);

        if (requested) await delay(DEBOUNCE);
      }
    } catch (error) {
      fail(error);
    }

    running = false;
  };

  const request = (): void => {
    requested = true;
    clearTimeout(timer);
    timer = setTimeout(start, DEBOUNCE);
  };

  return { request, failed };
}
