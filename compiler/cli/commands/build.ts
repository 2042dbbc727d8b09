// `toac build`: contracts to generated files.
import type { Command } from 'commander';
import { type Cli, describe, finish, formatOption } from '../command.ts';
import { type BuildWords, build } from '../run-build.ts';

export function buildCommand(cli: Cli): Command {
  return describe({
    usage: 'build [contracts]',
    summary: 'compile contracts to the output folder',
    examples: ['toac build', 'toac build examples/todo/contracts --fix'],
  })
    .option('--fix', 'apply the fixes that messages propose, then build')
    .option('--overwrite', 'write over generated files that were edited')
    .addOption(formatOption())
    .action((contracts: string | undefined, options: BuildWords) =>
      finish(cli, build(contracts, options, cli.host)),
    );
}
