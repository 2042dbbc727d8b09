// A build for something that runs afterwards: what `toac build` writes, and the Program that it was made of.
import type { Program } from '../../3-check/program.ts';
import { type Built, buildProject } from '../build-project.ts';
import { EXIT } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import { readContracts } from '../open-project.ts';
import { printReport, printSaid } from '../print-report.ts';
import { summary } from '../run-build.ts';
import { worldOf } from '../world-of.ts';

const NO_PROGRESS = { step: () => {}, end: () => {} };

export interface ProgramOptions {
  /** That it is there also says that this process goes on after the build. */
  readonly outdated: () => Promise<boolean>;
  /** Whether only mistakes are told. */
  readonly quiet: boolean;
}

/** Undefined when there are errors; they were printed. */
export async function buildProgram(
  project: Found,
  { outdated, quiet }: ProgramOptions,
  host: Host,
): Promise<Program | undefined> {
  const built = await buildProject(
    project,
    { overwrite: false, progress: NO_PROGRESS, outdated, complete: false },
    host,
  );

  printReport(built.report, 'text', host);
  printSaid(built.said, host);

  if (built.exit !== EXIT.fine) return undefined;

  if (!quiet) tellWritten(built, host);

  // What had not to be built whole was not compiled whole.
  if (built.program !== undefined) return built.program;

  const compile = await host.compiler();

  return compile(readContracts(project).files, worldOf(project)).program;
}

function tellWritten({ out, count }: Built, host: Host): void {
  if (out !== undefined && count !== undefined && count.create + count.update + count.prune > 0)
    host.err.write(`${summary(out, count)}\n`);
}
