// `toac stub`: writes what is to be written by hand where it is missing. What is there is never touched.
import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { writeOnce } from '../../5-write/write-once.ts';
import { type Cli, describe, finish } from '../command.ts';
import { compileProject } from '../compile-project.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { printReport } from '../print-report.ts';
import { reportOf } from '../render/report.ts';

export function stubCommand(cli: Cli): Command {
  return describe({
    usage: 'stub [contracts]',
    summary: 'write the handlers that are missing; they are yours from then on',
    examples: ['toac stub'],
  }).action((contracts: string | undefined) => finish(cli, stub(contracts, cli.host)));
}

async function stub(argument: string | undefined, host: Host): Promise<ExitCode> {
  const compiled = await compileProject(argument, host);

  if (compiled === undefined) return EXIT.found;

  const { project, program, compilation } = compiled;
  const folder = relative(project.project, resolve(project.contracts, program.project.src))
    .split(sep)
    .join('/');
  const stubs = compilation.artifacts.filter((a) => a.mode === 'once');
  const { written, diagnostics } = writeOnce(stubs, { project: project.project, out: folder });

  printReport(reportOf(diagnostics, []), 'text', host);

  for (const path of written) host.out.write(`${folder}/${path}\n`);

  if (diagnostics.length > 0) return EXIT.refused;
  if (written.length === 0) host.out.write('no handler is missing\n');

  return EXIT.fine;
}
