// `toac init`: a new project from a template. Never writes over anything.
import { existsSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Artifact } from '../../4-emit/artifact.ts';
import { writeOnce } from '../../5-write/write-once.ts';
import { CI_HOSTS, ciFiles } from '../ci-files.ts';
import { type Cli, describe, finish } from '../command.ts';
import { EXIT, type ExitCode, UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open-project.ts';
import { printReport } from '../print-report.ts';
import { reportOf } from '../render/report.ts';
import { type Files, projectFiles, templates } from '../template.ts';

export function initCommand(cli: Cli): Command {
  const known = templates(cli.host).join(', ');

  return describe({
    usage: 'init [template] [folder]',
    summary: `begin a project: ${known}`,
    examples: ['toac init todo', 'toac init shop my-shop', 'toac init --ci github'],
  })
    .option('--ci <host>', `write workflows that check changes: ${CI_HOSTS.join(', ')}`)
    .action((template: string | undefined, folder: string | undefined, { ci }: Options) =>
      finish(cli, begin({ template, folder: folder ?? '.', ci }, cli.host)),
    );
}

interface Options {
  readonly ci?: string;
}

interface Begun {
  readonly template: string | undefined;
  readonly folder: string;
  readonly ci: string | undefined;
}

/** A project that is there gets its workflows alone. */
async function begin({ template, folder, ci }: Begun, host: Host): Promise<ExitCode> {
  if (ci === undefined) return init(template ?? 'empty', folder, host);
  if (template === undefined) return addWorkflows(ci, openProject(host.working, undefined), host);

  // Before anything is written.
  ciFiles(ci, resolve(host.working, folder), host);

  const exit = await init(template, folder, host);

  return exit === EXIT.fine ? addWorkflows(ci, openProject(host.working, folder), host) : exit;
}

function addWorkflows(ci: string, { project }: Found, host: Host): ExitCode {
  const { folder, files } = ciFiles(ci, project, host);

  if (refuseStanding(files, folder, host) || write(files, folder, host)) return EXIT.refused;

  host.out.write(`${[...files.keys()].join(' and ')} written\n`);

  return EXIT.fine;
}

async function init(template: string, argument: string, host: Host): Promise<ExitCode> {
  const known = templates(host);

  if (!known.includes(template)) {
    throw new UsageError(`there is no template '${template}'; there are ${known.join(', ')}`);
  }

  const folder = resolve(host.working, argument);
  const files = projectFiles({ template, folder, name: nameFor(folder) }, host);

  if (refuseStanding(files, folder, host) || write(files, folder, host)) return EXIT.refused;

  const place = argument === '.' ? '' : `cd ${argument} && `;

  host.out.write(`${files.size} files written. Next: ${place}npm install && npm run dev\n`);

  return EXIT.fine;
}

/** Whether there is something; then it was said, and nothing may be written. */
function refuseStanding(files: Files, folder: string, host: Host): boolean {
  const standing = [...files.keys()].filter((path) => isThere(join(folder, path)));

  if (standing.length > 0)
    host.err.write(
      `nothing was written: ${standing.join(', ')} ${standing.length > 1 ? 'are' : 'is'} there already\n`,
    );

  return standing.length > 0;
}

/** A dangling link is there too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** True when something was in the way, which was printed. */
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
