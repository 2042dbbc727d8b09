// A side that stands in git's history: the contracts folder of one commit, and the model.json that was committed with it.
import { isUtf8 } from 'node:buffer';
import { posix } from 'node:path';
import { MOST_FILES } from '../../1-syntax/limits.ts';
import { digestOf } from '../../5-write/freshness.ts';
import { diagnose } from '../../base/catalogue.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { SourceFile } from '../../base/source.ts';
import { UsageError } from '../exit-code.ts';
import { writtenOut } from '../output-target.ts';
import { safeText } from '../render/safe-text.ts';
import type { Commit } from './commit.ts';
import type { Repository } from './git.ts';
import { entriesBelow, entryAt, readObjects, type Tree, type TreeEntry } from './git-tree.ts';
import { movedContracts } from './moved-contracts.ts';
import { type Side, type SideContracts, textOf } from './side.ts';

export interface Wanted {
  readonly which: Side['which'];
  readonly commit: Commit;
  /** The contracts folder relative to the repository; '' where they are one. */
  readonly folder: string;
  /** The same relative to the project: how its files are named. */
  readonly path: string;
  /** The name of the project, by which a folder that was moved is found; undefined where the folder was asked for. */
  readonly project: string | undefined;
}

export function gitSide(wanted: Wanted, repository: Repository): Side {
  const { which, commit } = wanted;
  const tree = { repository, commit };
  const { folder, entries } = find(wanted, tree);
  const path = folder === wanted.folder ? wanted.path : 'contracts';
  const contracts = readEntries(entries, { folder, path }, tree);

  return {
    which,
    label: folder === wanted.folder ? commit.label : `${commit.label} in ${folder}`,
    contracts,
    model: () => modelOf(contracts, folder, tree),
    root: folder.endsWith(path) ? folder.slice(0, folder.length - path.length) : '',
  };
}

interface FoundFolder {
  readonly folder: string;
  readonly entries: readonly TreeEntry[];
}

function find({ folder, project, commit }: Wanted, tree: Tree): FoundFolder {
  const entries = below(folder, tree);

  if (entries.length > 0) return { folder, entries };

  refuseOthers(folder, tree);

  const moved = project === undefined ? undefined : movedContracts(project, tree);

  if (moved !== undefined) return { folder: moved, entries: below(moved, tree) };

  throw new UsageError(
    `${safeText(commit.label)} has no contracts in ${safeText(folder)}/: where they are elsewhere, say so: toac diff <ref>:<folder>`,
  );
}

/** As contractFiles() has it on the disk. */
function below(folder: string, tree: Tree): readonly TreeEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;

  return entriesBelow(folder, tree).filter(({ path, kind }) => {
    if (!path.startsWith(prefix)) return false;

    const parts = path.slice(prefix.length).split('/');
    const isOurs = !parts.some((part) => part.startsWith('.') || part === 'node_modules');

    return isOurs && (kind !== 'file' || /\.ya?ml$/.test(path));
  });
}

/** On the way to the folder. */
function refuseOthers(folder: string, tree: Tree): void {
  const parts = folder.split('/');

  for (const [i] of parts.entries()) {
    const path = parts.slice(0, i + 1).join('/');
    const kind = path === '' ? undefined : entryAt(path, tree)?.kind;
    const what = kind === 'submodule' ? 'a submodule: run toac diff inside of it' : 'a link';

    if (kind === 'submodule' || kind === 'link')
      throw new UsageError(`${safeText(path)} is ${what} in ${safeText(tree.commit.label)}`);
  }
}

function readEntries(
  entries: readonly TreeEntry[],
  { folder, path: as }: Pick<Wanted, 'folder' | 'path'>,
  tree: Tree,
): SideContracts {
  const submodule = entries.find((e) => e.kind === 'submodule');

  if (submodule !== undefined)
    throw new UsageError(
      `${safeText(submodule.path)} is a submodule: contracts are plain files of one repository`,
    );

  const prefix = folder === '' ? '' : `${folder}/`;
  const plain = entries.filter((e) => e.kind === 'file').slice(0, MOST_FILES + 1);
  const contents = readObjects(
    plain.map((e) => e.object),
    tree,
  );
  const files: SourceFile[] = [];
  const diagnostics: Diagnostic[] = entries
    .filter((e) => e.kind === 'link')
    .map(({ path }) => diagnosticOf('TOA5020', `${as}/${path.slice(prefix.length)}`));
  const digests = new Map<string, string>();

  for (const [i, { path }] of plain.entries()) {
    const name = path.slice(prefix.length);
    const bytes = contents[i] ?? Buffer.alloc(0);

    if (!isUtf8(bytes)) diagnostics.push(diagnosticOf('TOA5021', `${as}/${name}`));

    files.push({ path: `${as}/${name}`, text: bytes.toString('utf8').replace(/^\ufeff/, '') });
    digests.set(name, digestOf(bytes));
  }

  return { files, folder: as, digests, diagnostics };
}

function diagnosticOf(code: 'TOA5020' | 'TOA5021', path: string): Diagnostic {
  return diagnose(code, { file: path, start: 0, end: 0 }, { path });
}

function modelOf(contracts: SideContracts, folder: string, tree: Tree): string | undefined {
  const { out } = writtenOut(textOf(contracts, 'toac.yaml') ?? '');
  const path = posix.join(folder, out, 'model.json');

  if (path.startsWith('../') || path.startsWith('/')) return undefined;

  const entry = entryAt(path, tree);

  return entry?.kind === 'file'
    ? readObjects([entry.object], tree)[0]?.toString('utf8')
    : undefined;
}
