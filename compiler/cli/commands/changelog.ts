// `toac changelog`: what changed between two versions, for those who use the system.
import type { Command } from 'commander';
import { type Cli, describe, finish } from '../command.ts';
import { runChangelog } from '../diff/run-diff.ts';

interface Options {
  readonly contracts?: string;
}

export function changelogCommand(cli: Cli): Command {
  return describe({
    usage: 'changelog <old> [new]',
    summary: 'what changed between two versions, as an entry of a changelog',
    examples: ['toac changelog v1.4.0..v1.5.0', 'toac changelog v1.4.0 >> CHANGELOG.md'],
  })
    .option('--contracts <folder>', 'the contracts, when they are not here')
    .action((old: string, next: string | undefined, options: Options) =>
      finish(cli, runChangelog({ old, new: next }, options.contracts, cli.host)),
    );
}
