// A side that stands on the disk: a folder of contracts with the model.json beside it, or a model.json alone.
import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { UsageError } from '../exit-code.ts';
import { type Found, namedFolder, packageAbove } from '../find-project.ts';
import { readContracts } from '../open-project.ts';
import { writtenOut } from '../output-target.ts';
import { type Side, textOf } from './side.ts';

export type Named = Pick<Side, 'which' | 'label'>;

export function folderSide(project: Found, named: Named & Pick<Side, 'root'>): Side {
  const { files, records, diagnostics } = readContracts(project);
  const digests = new Map(records.map(([name, , , , digest]) => [name, digest]));
  const contracts = { files, folder: project.path, digests, diagnostics };

  return {
    ...named,
    contracts,
    model: () => {
      const { out } = writtenOut(textOf(contracts, 'toac.yaml') ?? '');

      return plainText(resolve(project.contracts, out, 'model.json'));
    },
  };
}

/** Unlike a project that is built, it needs no package.json. */
export function findFolder(folder: string): Found | undefined {
  const named = namedFolder(folder);

  if (named === undefined) return undefined;

  const contracts = realpathSync(named);
  const project = packageAbove(dirname(contracts)) ?? dirname(contracts);

  return { contracts, project, path: relative(project, contracts).split(sep).join('/') };
}

export function modelSide(file: string, named: Named): Side {
  const text = plainText(file);

  if (text === undefined) throw new UsageError(`${basename(file)} is no plain file`);

  return { ...named, model: () => text, root: '' };
}

/** The default of `out` may lead anywhere: a link is not followed. */
function plainText(file: string): string | undefined {
  return isFile(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Links are none. */
export function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Relative to the repository, with a slash at its end. */
export function rootOf(project: string, top: string): string {
  const path = relative(top, project).split(sep).join('/');

  return path === '' ? '' : `${path}/`;
}
