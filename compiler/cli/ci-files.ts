// What `toac init --ci` writes: workflows that check a change, for the repository that the project stands in.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { UsageError } from './exit-code.ts';
import { hintFor } from './hint-for.ts';
import type { Host } from './host.ts';
import type { Files } from './template.ts';

/** Each is a folder of templates/. */
export const CI_HOSTS: readonly string[] = ['github'];

const NAMES = ['toac.yml', 'toac-comment.yml'] as const;

export interface CiFiles {
  /** Absolute: the repository, or the project where there is none. */
  readonly folder: string;
  readonly files: Files;
}

/** `project`: absolute, where package.json is. */
export function ciFiles(ci: string, project: string, { home }: Host): CiFiles {
  if (!CI_HOSTS.includes(ci))
    throw new UsageError(`there are no workflows for '${ci}'; ${hintFor(ci, CI_HOSTS)}`);

  const folder = repositoryAbove(project) ?? project;
  const path = relative(folder, project).split(sep).join('/');
  const files = NAMES.map((name) => {
    const text = readFileSync(join(home, 'templates', ci, name), 'utf8');

    return [`.github/workflows/${name}`, placed(text, path)] as const;
  });

  return { folder, files: new Map(files) };
}

/** A folder's name is text in YAML, whatever it is. */
function placed(text: string, path: string): string {
  const quoted = (at: string): string => (/^[\w./-]+$/.test(at) ? at : JSON.stringify(at));

  return text
    .replace('WORKING_DIRECTORY', () => quoted(path === '' ? '.' : path))
    .replace('REPORT_FOLDER', () => quoted(path === '' ? '.toac/report' : `${path}/.toac/report`));
}

function repositoryAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
