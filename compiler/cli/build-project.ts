// One build: contracts read, compiled, written. Used by build and watch; prints nothing.

import type { Program } from '../3-check/program.ts';
import type { Artifact } from '../4-emit/artifact.ts';
import { type LastBuild, lastBuild, type ManifestHead, type Said } from '../5-write/freshness.ts';
import {
  manifestFile,
  type OutputRecord,
  type RecordedFacts,
  readOutputs,
  untouchedFolders,
  writeManifest,
} from '../5-write/manifest.ts';
import { type Count, countSteps, type Target } from '../5-write/plan.ts';
import { type Outcome, writeArtifacts } from '../5-write/write-artifacts.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { compareSpans, type SourceFile } from '../base/source.ts';
import type { Compilation } from '../compile.ts';
import { NeedsAll } from './changes/changed-artifacts.ts';
import { compileChanges, type Last } from './changes/compile-changes.ts';
import { recordFacts } from './changes/record-facts.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Found } from './find-project.ts';
import type { Host } from './host.ts';
import { tuneForOneRun } from './one-run.ts';
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
  /** Whether everything has to be in the report: for programs, that cannot read what was printed. */
  readonly complete: boolean;
  /** The last build, if this run has looked for it since anything changed. */
  readonly seen?: LastBuild | undefined;
}

export interface Built {
  readonly exit: ExitCode;
  readonly report: Report;
  /** Relative to the project. Absent when nothing was written. */
  readonly out?: string;
  readonly count?: Count;
  readonly contracts: Contracts;
  /** Where everything was compiled, and written. */
  readonly program?: Program;
  /** Warnings of the last build that hold still, as they were printed: the report is without them. */
  readonly said?: Said;
}

export async function buildProject(
  project: Found,
  options: BuildOptions,
  host: Host,
): Promise<Built> {
  const last = lastOf(project, options, host);
  const setting = { project, options, host, known: last?.outputs ?? new Map() };

  if (isOneRun(options)) tuneForOneRun(last?.head.contracts.length ?? 0);

  return (await buildChanges(last, setting)) ?? buildWhole(setting);
}

/** What is known from the start of this run is not looked for again. */
function lastOf(project: Found, { seen }: BuildOptions, { tool }: Host): Last | undefined {
  const file = manifestFile(project.project, project.path);
  const last = seen?.manifest === file ? seen : lastBuild(file, { ...project, tool });
  const recorded = last === undefined ? undefined : readOutputs(last);

  return last === undefined || recorded === undefined ? undefined : { ...last, ...recorded };
}

/** Somebody who asks whether it is outdated builds again and again. */
function isOneRun({ outdated }: BuildOptions): boolean {
  return outdated === undefined;
}

interface Setting {
  readonly project: Found;
  readonly options: BuildOptions;
  readonly host: Host;
  /** What the last build wrote. */
  readonly known: ReadonlyMap<string, OutputRecord>;
}

/** Undefined when everything has to be built; then nothing was written. */
async function buildChanges(last: Last | undefined, setting: Setting): Promise<Built | undefined> {
  try {
    // Warnings are known as they were printed, and for people.
    if (last === undefined || (setting.options.complete && last.head.said[0] !== ''))
      return undefined;

    const changes = await compileChanges(setting.project, last, setting.host);

    if (changes === undefined) return undefined;
    if (await setting.options.outdated?.()) return nothing(changes.contracts);

    const output = { ...changes, found: [], sources: [], last: last.head };
    const { built, outcome } = await write(output, setting);

    return outcome.done ? { ...built, said: output.last.said } : undefined;
  } catch (error) {
    if (error instanceof NeedsAll) return undefined;

    throw error;
  }
}

type Noted = Pick<ManifestHead, 'said' | 'warned' | 'folders'>;

const NOTHING: Noted = { said: ['', ''], warned: [], folders: [] };

async function buildWhole(setting: Setting): Promise<Built> {
  const { project, options, host } = setting;
  const { progress, outdated } = options;
  const compile = await host.compiler();
  const contracts = readContracts(project);

  if (isOneRun(options)) tuneForOneRun(contracts.files.length);

  progress.step(`compiling ${contracts.files.length} contracts`);

  const compilation = compile(contracts.files, worldOf(project));
  const { sources } = compilation;
  const found = sorted([...contracts.diagnostics, ...compilation.diagnostics]);

  if (compilation.program === undefined || hasErrors(found)) {
    return { exit: EXIT.found, report: reportOf(found, sources), contracts };
  }

  const target = targetOf(compilation.program, contracts.files, { project, working: host.working });

  if (!isTarget(target)) {
    return { exit: EXIT.refused, report: reportOf([...found, target], sources), contracts };
  }

  if (await outdated?.()) return nothing(contracts);

  progress.step(`writing ${target.out}`);

  const artifacts = generated(compilation);
  const facts = recordFacts(compilation);
  const output = { contracts, artifacts, facts, target, found, sources };

  const { built } = await write(output, setting);

  return { ...built, program: compilation.program };
}

function nothing(contracts: Contracts): Built {
  return { exit: EXIT.fine, report: reportOf([], []), contracts };
}

interface Output {
  readonly contracts: Contracts;
  readonly artifacts: readonly Artifact[];
  /** Files beside the artifacts that are as they should be. */
  readonly kept?: ReadonlyMap<string, OutputRecord>;
  readonly facts: readonly RecordedFacts[];
  readonly target: Target;
  readonly found: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  /** What the last build noted, as far as it holds still. */
  readonly last?: Noted;
}

async function write(
  output: Output,
  { project, options, host, known }: Setting,
): Promise<{ readonly built: Built; readonly outcome: Outcome }> {
  const { contracts, artifacts, kept = new Map(), target, found, sources } = output;
  const outcome = await uninterrupted(() =>
    writeArtifacts(artifacts, target, { overwrite: options.overwrite, known, kept }),
  );
  const report = reportOf(
    sorted([...found, ...outcome.diagnostics]),
    [...sources, ...outcome.plan.sources],
    outcome.plan.differences,
  );

  if (!outcome.done) return { built: { exit: EXIT.refused, report, contracts }, outcome };

  remember({ ...output, project, outcome, report }, host);

  const count = countSteps(outcome.plan.steps);

  return { built: { exit: EXIT.fine, report, contracts, out: target.out, count }, outcome };
}

/** Stubs are written by `toac stub` alone. */
export function generated({ artifacts }: Compilation): readonly Artifact[] {
  return artifacts.filter((a) => a.mode === 'generated');
}

interface Finished extends Output {
  readonly project: Found;
  readonly outcome: Outcome;
  readonly report: Report;
}

function remember(
  { project, contracts, facts, target, outcome, report, last = NOTHING }: Finished,
  host: Host,
): void {
  writeManifest(manifestFile(project.project, project.path), project.project, {
    head: {
      tool: host.tool,
      read: contracts.read,
      contracts: contracts.records,
      out: target.out,
      said: [last.said[0] + renderText(report, plain), last.said[1] + renderText(report, coloured)],
      warned: [...new Set([...last.warned, ...report.diagnostics.map((d) => d.at.file)])],
    },
    outputs: outcome.outputs,
    facts,
    untouched: untouchedFolders(last.folders, touchedBy(outcome)),
  });
}

function touchedBy({ plan }: Outcome): readonly string[] {
  return plan.steps.filter(({ kind }) => kind !== 'same' && kind !== 'keep').map((s) => s.path);
}

export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted((a, b) => compareSpans(a.at, b.at));
}
