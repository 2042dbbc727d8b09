// `toac diff`: who breaks by a change of contracts, who may do more, and in what order to roll it out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { KNOWN_RULES } from '../../diff/known-rules.ts';
import type { DiffReport } from '../../diff/located.ts';
import { DIFF_FORMATS, type DiffFormat, renderDiff } from '../../diff/render/render-diff.ts';
import { type Cli, describe, finish } from '../command.ts';
import { commander } from '../commander-package.ts';
import { addAllowance } from '../diff/add-allowance.ts';
import { chooseSides } from '../diff/choose-sides.ts';
import { compareSides } from '../diff/compare-sides.ts';
import { dayOf, failLevels } from '../diff/diff-words.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Host, paintFor } from '../host.ts';

interface Options {
  readonly format: DiffFormat;
  readonly failOn: string;
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly mergeBase: boolean;
  readonly contracts?: string;
  readonly build?: boolean;
  readonly now?: string;
  readonly suggestVersion?: boolean;
  readonly printSchema?: boolean;
  readonly allow?: string;
  readonly reason?: string;
  readonly owner?: string;
  readonly second?: string;
  readonly until?: string;
}

interface Words {
  readonly old: string | undefined;
  readonly new: string | undefined;
}

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
    .action((old: string | undefined, next: string | undefined, options: Options) =>
      finish(cli, diff({ old, new: next }, options, cli.host)),
    );
}

async function diff(words: Words, options: Options, host: Host): Promise<ExitCode> {
  if (options.printSchema) {
    host.out.write(readFileSync(join(host.home, 'schemas', 'diff.schema.json'), 'utf8'));

    return EXIT.fine;
  }

  const { contracts, mergeBase, build = false } = options;
  const failOn = failLevels(options.failOn);
  const today = dayOf(options.now);
  const sides = chooseSides({ ...words, contracts, mergeBase }, host);
  const report = compareSides(sides, { build, today, failOn }, host);

  if (report === undefined) return EXIT.found;

  if (options.allow !== undefined)
    return addAllowance({ ...options, fingerprint: options.allow, today }, report, host);

  return options.suggestVersion ? suggest(report, host) : print(report, options, host);
}

function suggest(report: DiffReport, host: Host): ExitCode {
  host.out.write(`${report.version.suggested}\n`);

  return EXIT.fine;
}

function print(report: DiffReport, { format, all, explain }: Options, host: Host): ExitCode {
  const look = {
    paint: paintFor(host.out, host),
    version: host.version,
    rules: KNOWN_RULES,
    all: all === true,
    explain: explain === true,
  };

  host.out.write(renderDiff(format, report, look));

  return report.failed ? EXIT.findings : EXIT.fine;
}
