// `toac init`: a new project from a template. Never writes over anything.
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Artifact } from '../../4-emit/artifact.ts';
import { writeOnce } from '../../5-write/write-once.ts';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { printReport } from '../print-report.ts';
import { reportOf } from '../render/report.ts';
import { type Files, projectFiles, templates } from '../template.ts';

export function initCommand(cli: Cli): Command {
  const known = templates(cli.host).join(', ');

  return describe({
    usage: 'init [template] [folder]',
    summary: `begin a project: ${known}`,
    examples: ['toac init todo', 'toac init shop my-shop'],
  }).action((template: string | undefined, folder: string | undefined) =>
    finish(cli, init(template ?? 'empty', folder ?? '.', cli.host)),
  );
}

async function init(template: string, argument: string, host: Host): Promise<ExitCode> {
  const known = templates(host);

  if (!known.includes(template)) {
    throw new UsageError(`there is no template '${template}'; there are ${known.join(', ')}`);
  }

  const folder = resolve(host.working, argument);
  const files = projectFiles({ template, folder, name: nameFor(folder) }, host);
  const standing = [...files.keys()].filter((path) => isThere(join(folder, path)));

  if (standing.length > 0) {
    host.err.write(
      `nothing was written: ${standing.join(', ')} ${standing.length > 1 ? 'are' : 'is'} there already\n`,
    );

    return EXIT.refused;
  }

  const problem = write(files, folder, host);

  if (problem) return EXIT.refused;

  const place = argument === '.' ? '' : `cd ${argument} && `;

  host.out.write(`${files.size} files written. Next: ${place}npm install && npm run dev\n`);

  return EXIT.fine;
}

/** A dangling link is there too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function write(files: Files, folder: string, host: Host): boolean {
  if (!existsSync(dirname(folder))) throw new UsageError(`there is no folder ${dirname(folder)}`);
  if (!existsSync(folder)) mkdirSync(folder);

  const artifacts = [...files].map(
    ([path, text]): Artifact => ({
      path,
      key: '',
      mode: 'once',
      comment: 'hash',
      source: '',
      render: () => text,
    }),
  );
  const { diagnostics } = writeOnce(artifacts, { project: realpathSync(folder), out: '' });

  printReport(reportOf(diagnostics, []), 'text', host);

  return diagnostics.length > 0;
}

/** A project's name is a name of the language. */
function nameFor(folder: string): string {
  const name = basename(folder)
    .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')
    .replace(/^[^A-Za-z]+/, '');

  return name === '' ? 'app' : name.charAt(0).toLowerCase() + name.slice(1);
}
