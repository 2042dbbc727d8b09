// `toac diff`: who breaks by a change of contracts, who may do more, and in what order to roll it out.
import type { Command } from 'commander';
import { DIFF_FORMATS } from '../../diff/render/diff-formats.ts';
import { type Cli, describe, finish } from '../command.ts';
import { commander } from '../commander-package.ts';
import { type DiffOptions, runDiff } from '../diff/run-diff.ts';

export function diffCommand(cli: Cli): Command {
  const { Option } = commander();

  return describe({
    usage: 'diff [old] [new]',
    summary: 'who breaks by a change of contracts, and in what order to roll it out',
    examples: [
      'toac diff',
      'toac diff v1.4.0..HEAD --format markdown',
      'toac diff ../shop-before contracts',
    ],
  })
    .addHelpText(
      'after',
      '\nA side is a git ref, a folder, or a model.json. Without the old one: where this branch left the default one; without the new one: what stands here, committed or not.',
    )
    .addOption(
      new Option('--format <format>', 'how findings are printed')
        .choices(DIFF_FORMATS)
        .default('text'),
    )
    .option(
      '--fail-on <levels>',
      'exit with 10 on: break, sec, risk, safe, note, or none',
      'break,sec',
    )
    .option('--all', 'findings that change nothing, too')
    .option('--explain', 'why each finding matters, and its fingerprint')
    .option('--merge-base', 'a single ref where this branch left it: so it is by default', true)
    .option('--no-merge-base', 'a single ref as it is, not where this branch left it')
    .option('--contracts <folder>', 'the contracts, when they are not here')
    .option('--build', 'compare contracts, even where a model.json says what they are')
    .option('--allow <fingerprint>', 'answer for a finding: write it into allowances.yaml')
    .option('--reason <text>', 'with --allow: why it does no harm')
    .option('--owner <name>', 'with --allow: who answers for it')
    .option('--second <name>', 'with --allow: who else has looked at it')
    .option('--until <day>', 'with --allow: the last day on which it counts')
    .option('--now <day>', 'the day on which allowances are looked at')
    .option('--suggest-version', 'print the next version, nothing else')
    .option('--print-schema', 'print the JSON Schema of --format json')
    .action((old: string | undefined, next: string | undefined, options: DiffOptions) =>
      finish(cli, runDiff({ old, new: next }, options, cli.host)),
    );
}
