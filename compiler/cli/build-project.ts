// One build: contracts read, compiled, written. Used by build and watch; prints nothing.

import type { Artifact } from '../4-emit/artifact.ts';
import { manifestFile, readOutputs, writeManifest } from '../5-write/manifest.ts';
import { type Count, countSteps, type Target } from '../5-write/plan.ts';
import { type Outcome, writeArtifacts } from '../5-write/write-artifacts.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { compareSpans } from '../base/source.ts';
import type { Compilation } from '../compile.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Found } from './find-project.ts';
import type { Host } from './host.ts';
import { type Contracts, readContracts } from './open-project.ts';
import { isTarget, targetOf } from './output-target.ts';
import type { Progress } from './progress.ts';
import { coloured, plain } from './render/paint.ts';
import { renderText } from './render/render-text.ts';
import { hasErrors, type Report, reportOf } from './render/report.ts';
import { uninterrupted } from './uninterrupted.ts';
import { worldOf } from './world-of.ts';

export interface BuildOptions {
  readonly overwrite: boolean;
  readonly progress: Progress;
  /** Asked between compiling and writing: when true, nothing is written. */
  readonly outdated?: () => Promise<boolean>;
}

export interface Built {
  readonly exit: ExitCode;
  readonly report: Report;
  /** Relative to the project. Absent when nothing was written. */
  readonly out?: string;
  readonly count?: Count;
  readonly contracts: Contracts;
}

export async function buildProject(
  project: Found,
  options: BuildOptions,
  host: Host,
): Promise<Built> {
  const { progress, outdated } = options;
  const compile = await host.compiler();
  const contracts = readContracts(project);

  progress.step(`compiling ${contracts.files.length} contracts`);

  const compilation = compile(contracts.files, worldOf(project));
  const found = sorted([...contracts.diagnostics, ...compilation.diagnostics]);

  if (compilation.program === undefined || hasErrors(found)) {
    return { exit: EXIT.found, report: reportOf(found, compilation.sources), contracts };
  }

  const target = targetOf(compilation.program, contracts.files, { project, working: host.working });

  if (!isTarget(target)) {
    return {
      exit: EXIT.refused,
      report: reportOf([...found, target], compilation.sources),
      contracts,
    };
  }

  if (await outdated?.()) return { exit: EXIT.fine, report: reportOf([], []), contracts };

  progress.step(`writing ${target.out}`);

  return write({ project, contracts, compilation, target, found }, options, host);
}

interface Compiled {
  readonly project: Found;
  readonly contracts: Contracts;
  readonly compilation: Compilation;
  readonly target: Target;
  readonly found: readonly Diagnostic[];
}

async function write(
  { project, contracts, compilation, target, found }: Compiled,
  { overwrite }: BuildOptions,
  host: Host,
): Promise<Built> {
  const manifest = manifestFile(project.project, project.path);
  const known = readOutputs(manifest, host.tool);
  const artifacts = generated(compilation);
  const outcome = await uninterrupted(() =>
    writeArtifacts(artifacts, target, { overwrite, known }),
  );
  const report = reportOf(
    sorted([...found, ...outcome.diagnostics]),
    [...compilation.sources, ...outcome.plan.sources],
    outcome.plan.differences,
  );

  if (!outcome.done) return { exit: EXIT.refused, report, contracts };

  remember(manifest, { project, contracts, target, outcome, report }, host);

  return {
    exit: EXIT.fine,
    report,
    contracts,
    out: target.out,
    count: countSteps(outcome.plan.steps),
  };
}

/** Stubs are written by `toac stub` alone. */
export function generated({ artifacts }: Compilation): readonly Artifact[] {
  return artifacts.filter((a) => a.mode === 'generated');
}

interface Finished {
  readonly project: Found;
  readonly contracts: Contracts;
  readonly target: Target;
  readonly outcome: Outcome;
  readonly report: Report;
}

function remember(
  manifest: string,
  { project, contracts, target, outcome, report }: Finished,
  host: Host,
): void {
  writeManifest(manifest, project.project, {
    head: {
      tool: host.tool,
      read: contracts.read,
      contracts: contracts.records,
      out: target.out,
      said: [renderText(report, plain), renderText(report, coloured)],
    },
    outputs: outcome.outputs,
  });
}

export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => compareSpans(a.at, b.at));
}
