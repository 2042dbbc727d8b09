// What `toac diff` and `toac changelog` do once they know what was asked. The comparison and the pages of rules are loaded when they
// are needed: no other command pays for them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiffReport } from '../../diff/located.ts';
import type { DiffFormat } from '../../diff/render/diff-formats.ts';
import { renderChangelog } from '../../diff/render/render-changelog.ts';
import { renderDiff } from '../../diff/render/render-diff.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Host, paintFor } from '../host.ts';
import { type Allowing, addAllowance } from './add-allowance.ts';
import { chooseSides, type Words } from './choose-sides.ts';
import { compareSides } from './compare-sides.ts';
import { dayOf, failLevels } from './diff-words.ts';

export interface DiffOptions extends Omit<Allowing, 'fingerprint' | 'today'> {
  readonly format: DiffFormat;
  readonly failOn: string;
  readonly all?: boolean;
  readonly explain?: boolean;
  readonly mergeBase: boolean;
  readonly build?: boolean;
  readonly now?: string;
  readonly suggestVersion?: boolean;
  readonly printSchema?: boolean;
  readonly allow?: string;
}

type Sides = Pick<Words, 'old' | 'new'>;

export async function runDiff(words: Sides, options: DiffOptions, host: Host): Promise<ExitCode> {
  if (options.printSchema) {
    host.out.write(readFileSync(join(host.home, 'schemas', 'diff.schema.json'), 'utf8'));

    return EXIT.fine;
  }

  const { contracts, mergeBase, build = false } = options;
  const failOn = failLevels(options.failOn);
  const today = dayOf(options.now);
  const sides = chooseSides({ ...words, contracts, mergeBase }, host);
  const report = await compareSides(sides, { build, today, failOn }, host);

  if (report === undefined) return EXIT.found;

  if (options.allow !== undefined)
    return addAllowance({ ...options, fingerprint: options.allow, today }, report, host);

  return options.suggestVersion ? suggest(report, host) : print(report, options, host);
}

/** A version is compared as it was released. */
export async function runChangelog(
  words: Sides,
  contracts: string | undefined,
  host: Host,
): Promise<ExitCode> {
  const sides = chooseSides({ ...words, contracts, mergeBase: false }, host);
  const comparing = { build: false, today: dayOf(undefined), failOn: [] };
  const report = await compareSides(sides, comparing, host);

  if (report === undefined) return EXIT.found;

  host.out.write(renderChangelog(report));

  return EXIT.fine;
}

function suggest(report: DiffReport, host: Host): ExitCode {
  host.out.write(`${report.version.suggested}\n`);

  return EXIT.fine;
}

async function print(
  report: DiffReport,
  { format, all = false, explain = false }: DiffOptions,
  host: Host,
): Promise<ExitCode> {
  const { KNOWN_RULES } =
    explain || format === 'sarif' ? await import('../../diff/known-rules.ts') : { KNOWN_RULES: [] };
  const paint = paintFor(host.out, host);
  const { version } = host;

  host.out.write(renderDiff(format, report, { paint, version, rules: KNOWN_RULES, all, explain }));

  return report.failed ? EXIT.findings : EXIT.fine;
}
