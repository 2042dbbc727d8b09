// From what was typed to the two sides: folders, model.json files, commits, ranges of commits, or nothing at all.
import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UsageError } from '../exit-code.ts';
import type { Found } from '../find-project.ts';
import type { Host } from '../host.ts';
import { openProject } from '../open-project.ts';
import { safeText } from '../render/safe-text.ts';
import { type Commit, defaultBranch, findCommit, mergeBase } from './commit.ts';
import { findFolder, folderSide, modelSide, rootOf } from './folder-side.ts';
import { openRepository, type Repository } from './git.ts';
import { gitSide } from './git-side.ts';
import { projectIn } from './moved-contracts.ts';
import { type Side, textOf } from './side.ts';

export interface Words {
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** The contracts, when they are not here. */
  readonly contracts?: string | undefined;
  readonly mergeBase: boolean;
}

export interface Sides {
  readonly old: Side;
  readonly new: Side;
}

export function chooseSides(words: Words, host: Host): Sides {
  const chosen = { words, host, place: once(() => placeOf(words, host)) };
  const { old, new: next } = words;

  if (next !== undefined) {
    const [a, b] = [sideOf('old', old ?? '', chosen), sideOf('new', next, chosen)];

    return { old: a, new: b };
  }

  const range = old === undefined || isThere(old, host) ? undefined : rangeOf(old);

  if (range !== undefined) return rangeSides(range, chosen.place());

  const standing = old === undefined ? undefined : standingSide('old', old, host);

  return standing === undefined
    ? againstCommit(old, chosen)
    : { old: standing, new: workingSide(openProject(host.working, words.contracts)) };
}

interface Chosen {
  readonly words: Words;
  readonly host: Host;
  readonly place: () => GitPlace;
}

/** The project whose contracts are looked for in history, and where it stands in its repository. */
interface GitPlace {
  readonly repository: Repository;
  readonly project: Found;
  readonly root: string;
  readonly folder: string;
}

function placeOf({ contracts }: Words, host: Host): GitPlace {
  const project = openProject(host.working, contracts);
  const repository = openRepository(project.contracts, host);
  const { top } = repository;
  const folder = relative(top, project.contracts).split(sep).join('/');

  return { repository, project, root: rootOf(project.project, top), folder };
}

/** Two dots compare as they are; three take the old side where the new one left it. */
interface Range {
  readonly from: string;
  readonly to: string;
  readonly mergeBase: boolean;
}

function rangeOf(word: string): Range | undefined {
  const groups = /^(?<from>[^.:].*?[^./]|[^.:/])(?<dots>\.{2,3})(?<to>[^./].*)?$/.exec(
    word,
  )?.groups;

  if (groups === undefined) return undefined;

  const { from = '', dots, to = 'HEAD' } = groups;

  return { from, to, mergeBase: dots === '...' };
}

function rangeSides({ from, to, mergeBase: merged }: Range, place: GitPlace): Sides {
  const { repository } = place;
  const [a, b] = [findCommit(from, repository), findCommit(to, repository)];
  const old = merged ? mergeBase(a, b, repository) : a;
  const next = commitSide('new', b, place);

  return { old: commitSide('old', old, place, next), new: next };
}

function againstCommit(ref: string | undefined, { words, place: openPlace }: Chosen): Sides {
  const place = openPlace();
  const { repository, project } = place;
  const next = workingSide(project, place.root);
  const { commit, elsewhere } = commitOf(ref ?? defaultBranch(repository), repository);
  const old = words.mergeBase
    ? mergeBase(commit, findCommit('HEAD', repository), repository)
    : commit;

  return { old: commitSide('old', old, elsewhere(place), next), new: next };
}

function sideOf(which: Side['which'], word: string, { host, place: openPlace }: Chosen): Side {
  const standing = standingSide(which, word, host);

  if (standing !== undefined) return standing;

  const place = openPlace();
  const { commit, elsewhere } = commitOf(word, place.repository);

  return commitSide(which, commit, elsewhere(place));
}

/** `v1.0.0`, or `v1.0.0:services/shop/contracts` where they stood elsewhere. */
function commitOf(
  word: string,
  repository: Repository,
): { readonly commit: Commit; readonly elsewhere: (place: GitPlace) => GitPlace } {
  const [ref = '', ...rest] = word.split(':');
  const folder = rest.join(':').replace(/\/+$/, '');
  const commit = findCommit(ref, repository);

  if (rest.length === 0) return { commit, elsewhere: (place) => place };
  if (!/(?:^|\/)contracts$/.test(folder) || folder.split('/').includes('..'))
    throw new UsageError(
      `'${safeText(folder)}' is no contracts folder as git names it: services/contracts`,
    );

  return {
    commit,
    elsewhere: (place) => ({ ...place, folder, project: { ...place.project, path: 'contracts' } }),
  };
}

/** `beside`: the other side, by whose project a folder that was moved is found. */
function commitSide(
  which: Side['which'],
  commit: Commit,
  { folder, repository, project }: GitPlace,
  beside?: Side,
): Side {
  const toac = beside?.contracts && textOf(beside.contracts, 'toac.yaml');
  const name = toac === undefined ? undefined : projectIn(toac);

  return gitSide({ which, commit, folder, path: project.path, project: name }, repository);
}

/** What stands on the disk under this name; undefined where nothing of ours does. */
function standingSide(which: Side['which'], word: string, { working }: Host): Side | undefined {
  const path = resolve(working, word);
  const stats = statSync(path, { throwIfNoEntry: false });
  const named = { which, label: word };

  if (stats?.isFile() === true) return modelSide(path, named);

  const project = stats?.isDirectory() === true ? findFolder(path) : undefined;

  return project === undefined ? undefined : folderSide(project, { ...named, root: '' });
}

function isThere(word: string, { working }: Host): boolean {
  return statSync(resolve(working, word), { throwIfNoEntry: false }) !== undefined;
}

function workingSide(project: Found, root = ''): Side {
  return folderSide(project, { which: 'new', label: 'the working tree', root });
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;

  return () => {
    made ??= make();

    return made;
  };
}
