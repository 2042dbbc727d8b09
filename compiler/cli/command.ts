// What all commands share: their options, and how they end.
import type { Command, Option } from 'commander';
import { commander } from './commander-package.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { FORMATS } from './render/render-report.ts';

/** One run of the command line. */
export interface Cli {
  readonly host: Host;
  exit: ExitCode;
}

export interface Described {
  /** `name <arguments>` as commander takes it. */
  readonly usage: string;
  readonly summary: string;
  /** Whole command lines. */
  readonly examples: readonly string[];
}

export function describe({ usage, summary, examples }: Described): Command {
  const shown = examples.map((e) => `  $ ${e}`).join('\n');

  const { Command } = commander();

  return new Command(usage.split(' ')[0])
    .arguments(usage.split(' ').slice(1).join(' '))
    .description(summary)
    .addHelpText('after', `\nExample${examples.length > 1 ? 's' : ''}:\n${shown}`)
    .helpOption('-h, --help', 'show this');
}

export function formatOption(): Option {
  const { Option } = commander();

  return new Option('--format <format>', 'how diagnostics are printed')
    .choices(FORMATS)
    .default('text');
}

/** Runs the action; its result is the exit code. */
export function finish(cli: Cli, run: Promise<ExitCode>): Promise<void> {
  return run.then((exit) => {
    cli.exit = exit;
  });
}
