// `toac lint`: advice on contracts that are right.
import type { Command } from 'commander';
import { collector } from '../../base/catalogue.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { settleDiagnostics } from '../../base/settle-diagnostics.ts';
import { sorted } from '../build-project.ts';
import { type Cli, describe, finish, formatOption } from '../command.ts';
import { compileProject } from '../compile-project.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { LINT_RULES } from '../lint-rules.ts';
import { printReport } from '../print-report.ts';
import type { Format } from '../render/render-report.ts';
import { reportOf } from '../render/report.ts';

interface Options {
  readonly format: Format;
  readonly strict?: boolean;
}

export function lintCommand(cli: Cli): Command {
  return describe({
    usage: 'lint [contracts]',
    summary: 'advice on contracts that are right as they are',
    examples: ['toac lint', 'toac lint --strict --format github'],
  })
    .option('--strict', 'exit with 1 when there is any advice')
    .addOption(formatOption())
    .action((contracts: string | undefined, options: Options) =>
      finish(cli, lint(contracts, options, cli.host)),
    );
}

async function lint(
  argument: string | undefined,
  { format, strict }: Options,
  host: Host,
): Promise<ExitCode> {
  const compiled = await compileProject(argument, host);

  if (compiled === undefined) return EXIT.found;

  const found: Diagnostic[] = [];

  for (const rule of LINT_RULES) rule(compiled.program, collector(found));

  const { sources, diagnostics } = compiled.compilation;
  const advice = settleDiagnostics(found, { sources, suppressions: [] });

  printReport(reportOf(sorted([...diagnostics, ...advice]), sources), format, host);

  return strict && diagnostics.length + advice.length > 0 ? EXIT.found : EXIT.fine;
}
