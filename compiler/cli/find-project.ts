// Which contracts, and whose: from what the user typed to two folders. Loads node:fs and node:path, nothing else.
import { statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

export interface Found {
  /** Absolute. */
  readonly contracts: string;
  /** The folder of the nearest package.json above the contracts. */
  readonly project: string;
  /** The contracts folder relative to the project, with forward slashes. */
  readonly path: string;
}

export type NotFound = { readonly problem: string };

/** `argument`: a contracts folder, or the folder that holds one. Without it: ./contracts, or a parent's. */
export function findProject(working: string, argument: string | undefined): Found | NotFound {
  const contracts =
    argument === undefined ? searchUpwards(working) : namedFolder(resolve(working, argument));

  if (contracts === undefined) {
    const problem =
      argument === undefined
        ? 'there is no folder contracts/ here or above; begin with: toac init'
        : `'${argument}' is no contracts folder and holds none`;

    return { problem };
  }

  const project = packageAbove(dirname(contracts));

  if (project === undefined) {
    return { problem: `there is no package.json above ${contracts}; its folder is the project` };
  }

  return { contracts, project, path: relative(project, contracts).split(sep).join('/') };
}

/** A contracts folder, or the one in a folder. */
export function namedFolder(folder: string): string | undefined {
  if (basename(folder) === 'contracts' && isFolder(folder)) return folder;

  const inside = join(folder, 'contracts');

  return isFolder(inside) ? inside : undefined;
}

function searchUpwards(working: string): string | undefined {
  for (let folder = working; ; folder = dirname(folder)) {
    const contracts = join(folder, 'contracts');

    // Far away, a folder of that name may be anybody's.
    if (isFolder(contracts) && (folder === working || isFile(join(contracts, 'toac.yaml'))))
      return contracts;
    if (folder === dirname(folder)) return undefined;
  }
}

export function packageAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isFile(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
