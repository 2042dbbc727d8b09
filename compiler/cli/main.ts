// The command line: from words to one command, from whatever happens to one exit code.
import type { Command } from 'commander';
import type { Cli } from './command.ts';
import { commander } from './commander-package.ts';
import { buildCommand } from './commands/build.ts';
import { callCommand } from './commands/call.ts';
import { changelogCommand } from './commands/changelog.ts';
import { checkCommand } from './commands/check.ts';
import { devCommand } from './commands/dev.ts';
import { diffCommand } from './commands/diff.ts';
import { ejectCommand } from './commands/eject.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { graphCommand } from './commands/graph.ts';
import { initCommand } from './commands/init.ts';
import { lintCommand } from './commands/lint.ts';
import { migrateCommand } from './commands/migrate.ts';
import { startCommand } from './commands/start.ts';
import { stubCommand } from './commands/stub.ts';
import { watchCommand } from './commands/watch.ts';
import { whyCommand } from './commands/why.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { orFailure } from './failures.ts';
import type { Host } from './host.ts';

/** In the order of their use. */
const COMMANDS: ReadonlyMap<string, (cli: Cli) => Command> = new Map([
  ['init', initCommand],
  ['build', buildCommand],
  ['check', checkCommand],
  ['watch', watchCommand],
  ['dev', devCommand],
  ['start', startCommand],
  ['call', callCommand],
  ['migrate', migrateCommand],
  ['stub', stubCommand],
  ['fmt', fmtCommand],
  ['lint', lintCommand],
  ['diff', diffCommand],
  ['changelog', changelogCommand],
  ['explain', explainCommand],
  ['why', whyCommand],
  ['graph', graphCommand],
  ['eject', ejectCommand],
]);

/** `words`: what the user typed after `toac`. */
export function runCli(words: readonly string[], host: Host): Promise<ExitCode> {
  return orFailure(runCommand(words, host), words, host);
}

async function runCommand(words: readonly string[], host: Host): Promise<ExitCode> {
  const cli: Cli = { host, exit: EXIT.fine };

  try {
    await programOf(cli, words[0]).parseAsync([...words], { from: 'user' });

    return cli.exit;
  } catch (error) {
    // Commander has printed its own message, or the help that was asked for.
    if (error instanceof commander().CommanderError)
      return error.exitCode === 0 ? EXIT.fine : EXIT.usage;

    throw error;
  }
}

/** `asked`: the first word. Help and suggestions need all commands; a command needs no other. */
function programOf(cli: Cli, asked: string | undefined): Command {
  const { host } = cli;
  const { Command } = commander();
  const program = new Command('toac')
    .description(
      'Compiles contract files to typed TypeScript services, clients and specifications.',
    )
    .version(host.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this')
    .helpCommand('help [command]', 'show help of a command')
    .addHelpText('after', '\nExample:\n  $ toac init todo && toac build');

  const known = COMMANDS.get(asked ?? '');

  for (const command of known === undefined ? COMMANDS.values() : [known])
    program.addCommand(command(cli));

  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: host.out.write,
      writeErr: host.err.write,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }

  return program;
}
