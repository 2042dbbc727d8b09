// Real git repositories in temporary folders, with a git that may ask nobody anything: no network, no prompt.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Ran, toac } from '../../cli/command-line.ts';
import { put, scratch } from '../../write/scratch.ts';

export const ORDERS = `description: Orders
operations:
  place: { type: unmanaged, input: { text: string } }
`;

export const STOCK = `description: Stock
operations:
  reserve: { type: unmanaged, input: { text: string } }
`;

/** Of a project with one component. */
export const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'contracts/toac.yaml': 'language: 1\nproject: acme\nversion: "1.0.0"\n',
  'contracts/orders.yaml': ORDERS,
};

export interface TestRepository {
  readonly folder: string;
  readonly git: (...words: readonly string[]) => string;
  readonly put: (files: Readonly<Record<string, string>>) => void;
  /** Everything that is there, and the commit. */
  readonly commit: (message: string) => string;
  readonly diff: (line: string, working?: string) => Promise<Ran>;
}

/** What a check of a fork has: nobody's key, and no protocol. */
function environment(): Record<string, string> {
  const home = scratch({
    '.gitconfig':
      '[protocol]\n  allow = never\n[protocol "file"]\n  allow = always\n[user]\n  name = a\n  email = a@b\n[init]\n  defaultBranch = main\n',
  });

  return { HOME: home, PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1' };
}

export function repositoryIn(folder: string): TestRepository {
  const env = environment();
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] }).toString();

  return {
    folder,
    git,
    put: (files) => {
      for (const [path, text] of Object.entries(files)) put(folder, path, text);
    },
    commit: (message) => {
      git('add', '-A');
      git('commit', '-qm', message);

      return git('rev-parse', 'HEAD').trim();
    },
    diff: (line, working = folder) => toac(`diff ${line}`.trim(), { working, environment: env }),
  };
}

/** With the files committed to main. */
export function newRepository(files: Readonly<Record<string, string>> = FILES): TestRepository {
  const repository = repositoryIn(scratch(files));

  repository.git('init', '-q');
  repository.commit('one');

  return repository;
}

/** A clone as `git` was told to make it. */
export function cloneOf(of: TestRepository, ...words: readonly string[]): TestRepository {
  const folder = join(scratch(), 'clone');

  of.git('clone', '-q', ...words, `file://${of.folder}`, folder);

  return repositoryIn(folder);
}

/** `stock was added`: of a report as text, the components that came and went. */
export function found(out: string): readonly string[] {
  const lines = out.split('\n');
  let component = '';

  return lines.flatMap((line, i) => {
    if (lines[i - 1] === '') component = line;

    const what = /^[A-Z]+ +component-(?<what>added|removed)\b/.exec(line)?.groups?.['what'];

    return what === undefined ? [] : [`${component} was ${what}`];
  });
}
