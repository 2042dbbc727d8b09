// For commands that look at contracts and write nothing: read, compiled, and printed when there are errors.

import type { Program } from '../3-check/program.ts';
import type { Compilation } from '../compile.ts';
import { sorted } from './build-project.ts';
import type { Found } from './find-project.ts';
import type { Host } from './host.ts';
import { tuneForOneRun } from './one-run.ts';
import { type Contracts, openProject, readContracts } from './open-project.ts';
import { printReport } from './print-report.ts';
import { hasErrors, reportOf } from './render/report.ts';
import { worldOf } from './world-of.ts';

export interface Compiled {
  readonly project: Found;
  readonly contracts: Contracts;
  readonly compilation: Compilation;
  readonly program: Program;
}

/** Undefined when there are errors; then they were printed. */
export async function compileProject(
  argument: string | undefined,
  host: Host,
): Promise<Compiled | undefined> {
  const project = openProject(host.working, argument);
  const compile = await host.compiler();
  const contracts = readContracts(project);

  tuneForOneRun(contracts.files.length);

  const compilation = compile(contracts.files, worldOf(project));
  const found = [...contracts.diagnostics, ...compilation.diagnostics];
  const { program } = compilation;

  if (program !== undefined && !hasErrors(found))
    return { project, contracts, compilation, program };

  printReport(
    reportOf(sorted(found.filter((d) => d.severity === 'error')), compilation.sources),
    'text',
    host,
  );

  return undefined;
}
