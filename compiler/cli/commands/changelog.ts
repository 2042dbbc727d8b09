// `toac changelog`: what changed between two versions, for those who use the system.
import type { Command } from 'commander';
import { renderChangelog } from '../../diff/render/render-changelog.ts';
import { type Cli, describe, finish } from '../command.ts';
import { chooseSides } from '../diff/choose-sides.ts';
import { compareSides } from '../diff/compare-sides.ts';
import { dayOf } from '../diff/diff-words.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';

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
      finish(cli, changelog({ old, new: next }, options, cli.host)),
    );
}

async function changelog(
  words: { readonly old: string; readonly new: string | undefined },
  { contracts }: Options,
  host: Host,
): Promise<ExitCode> {
  // A version is compared as it was released.
  const sides = chooseSides({ ...words, contracts, mergeBase: false }, host);
  const report = compareSides(sides, { build: false, today: dayOf(undefined), failOn: [] }, host);

  if (report === undefined) return EXIT.found;

  host.out.write(renderChangelog(report));

  return EXIT.fine;
}
