// `toac build` itself: contracts to generated files. Begins without the command line's library, which costs more than a
// small build.
import type { LastBuild } from '../5-write/freshness.ts';
import type { Count } from '../5-write/plan.ts';
import { replaceFile } from '../5-write/replace-file.ts';
import { applyFixes } from './apply-fixes.ts';
import { type Built, buildProject } from './build-project.ts';
import type { ExitCode } from './exit-code.ts';
import type { Found } from './find-project.ts';
import type { Host } from './host.ts';
import { openProject } from './open-project.ts';
import { printReport, printSaid } from './print-report.ts';
import { type Progress, progressFor } from './progress.ts';
import type { Format } from './render/render-report.ts';

export interface BuildWords {
  readonly fix?: boolean;
  readonly overwrite?: boolean;
  readonly format: Format;
}

export async function build(
  argument: string | undefined,
  options: BuildWords,
  host: Host,
): Promise<ExitCode> {
  const project = openProject(host.working, argument);
  const progress = progressFor(host);
  let built = await run(project, { options, progress, seen: host.last }, host);

  if (options.fix) {
    for (let round = 0; round < MOST_ROUNDS && fix(built, project); round++) {
      built = await run(project, { options, progress }, host);
    }
  }

  progress.end();
  printReport(built.report, options.format, host);
  printSaid(built.said, host);

  if (options.format === 'text' && built.count !== undefined) {
    host.out.write(`${summary(built.out ?? '', built.count)}\n`);
  }

  return built.exit;
}

/** A fix may uncover the next mistake; two that undo each other must not go on for ever. */
const MOST_ROUNDS = 10;

interface Running {
  readonly options: BuildWords;
  readonly progress: Progress;
  /** In the first round alone: fixes change contracts. */
  readonly seen?: LastBuild | undefined;
}

function run(project: Found, { options, progress, seen }: Running, host: Host): Promise<Built> {
  return buildProject(
    project,
    {
      overwrite: options.overwrite === true,
      progress,
      complete: options.format !== 'text' || options.fix === true,
      seen,
    },
    host,
  );
}

function fix({ report, contracts }: Built, { project }: Found): boolean {
  const changed = applyFixes(report.diagnostics, contracts.files);

  for (const [path, text] of changed) replaceFile(`${project}/${path}`, text);

  return changed.size > 0;
}

/** `generated: 3 written, 1 removed, 30 unchanged` */
export function summary(out: string, { create, update, same, prune, keep }: Count): string {
  const written = create + update;

  if (written + prune === 0 && keep === 0) return upToDate(out, same);

  const parts: readonly (readonly [number, string])[] = [
    [written, 'written'],
    [prune, 'removed'],
    [same, 'unchanged'],
    [keep, 'left alone'],
  ];

  return `${out}: ${parts
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${n} ${what}`)
    .join(', ')}`;
}

export function upToDate(out: string, files: number): string {
  return `${out} is up to date (${files} file${files === 1 ? '' : 's'})`;
}
