// `toac check`: build without writing. Anything that build would change is a finding.
import type { Command } from 'commander';
import type { Step } from '../../5-write/plan.ts';
import { planOutput } from '../../5-write/plan-output.ts';
import { diagnose } from '../../base/catalogue.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { generated, sorted } from '../build-project.ts';
import { checkImports } from '../check-imports.ts';
import { checkTypes, type TypesCheck } from '../check-types.ts';
import { type Cli, describe, finish, formatOption } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { tuneForOneRun } from '../one-run.ts';
import { openProject, readContracts } from '../open-project.ts';
import { isTarget, targetOf } from '../output-target.ts';
import { printReport } from '../print-report.ts';
import { progressFor } from '../progress.ts';
import type { Format } from '../render/render-report.ts';
import { hasErrors, type Report, reportOf } from '../render/report.ts';
import { worldOf } from '../world-of.ts';

interface Options {
  readonly format: Format;
  readonly types?: boolean;
}

export function checkCommand(cli: Cli): Command {
  return describe({
    usage: 'check [contracts]',
    summary: 'check contracts and that the output folder is what they produce; writes nothing',
    examples: ['toac check', 'toac check --format github'],
  })
    .option('--types', "check handwritten code with the project's own TypeScript too")
    .addOption(formatOption())
    .action((contracts: string | undefined, options: Options) =>
      finish(cli, check(contracts, options, cli.host)),
    );
}

async function check(
  argument: string | undefined,
  { format, types }: Options,
  host: Host,
): Promise<ExitCode> {
  const progress = progressFor(host);
  const report = await checkProject(argument, { step: progress.step, types: types === true }, host);

  progress.end();
  printReport(report, format, host);

  const failed = hasErrors(report.diagnostics);

  if (!failed && format === 'text') host.out.write('contracts and output agree\n');

  return failed ? EXIT.found : EXIT.fine;
}

interface Wanted {
  readonly step: (what: string) => void;
  readonly types: boolean;
}

async function checkProject(
  argument: string | undefined,
  { step, types }: Wanted,
  host: Host,
): Promise<Report> {
  const project = openProject(host.working, argument);
  const compile = await host.compiler();
  const contracts = readContracts(project);

  tuneForOneRun(contracts.files.length);

  step(`compiling ${contracts.files.length} contracts`);

  const compilation = compile(contracts.files, worldOf(project));
  const found = [...contracts.diagnostics, ...compilation.diagnostics];

  if (compilation.program === undefined || hasErrors(found))
    return reportOf(sorted(found), compilation.sources);

  const target = targetOf(compilation.program, contracts.files, { project, working: host.working });

  if (!isTarget(target)) return reportOf(sorted([...found, target]), compilation.sources);

  step(`comparing ${target.out}`);

  const plan = planOutput(generated(compilation), target, { verify: true });
  const imports = checkImports(compilation.program, target);
  const drift = plan.steps.flatMap((s) => driftOf(s, target.out));

  if (types) step('checking types');

  const code = types ? checkTypes(compilation.program, project, target) : NOTHING;

  return reportOf(
    sorted([...found, ...plan.diagnostics, ...imports.diagnostics, ...drift, ...code.diagnostics]),
    [...compilation.sources, ...plan.sources, ...imports.sources, ...code.sources],
    plan.differences,
  );
}

const NOTHING: TypesCheck = { diagnostics: [], sources: [] };

const STATES: Readonly<Partial<Record<Step['kind'], string>>> = {
  create: 'is missing',
  update: 'is not what the contracts produce',
  prune: 'is no longer produced',
};

function driftOf({ kind, path }: Step, out: string): readonly Diagnostic[] {
  const state = STATES[kind];
  const file = `${out}/${path}`;

  if (state === undefined) return [];

  return [
    diagnose(
      'TOA5012',
      { file, start: 0, end: 0 },
      { path: file, state },
      { hint: 'run toac build' },
    ),
  ];
}
