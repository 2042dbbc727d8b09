// Plan → disk, all or nothing. Every change is noted with its undoing first; the first failure undoes them all.
import { dirname, join, sep } from 'node:path';
import { type Commit, checkParents, checkStill, Moved, step } from './commit.ts';
import { codeOf, type Disk, reasonOf, type Stat } from './disk.ts';
import { newFolders, putFolder } from './new-folders.ts';
import { foldersOf } from './output-path.ts';
import type { Plan, Step } from './plan.ts';
import { STAGING } from './survey.ts';

/** Stat of what was written, by path. */
export type Written = ReadonlyMap<string, Stat>;

/** Nothing was changed. */
export class WriteFailure extends Error {
  override readonly name = 'WriteFailure';
  readonly path: string;
  /** Somebody else wrote meanwhile: a new plan may succeed. */
  readonly moved: boolean;
  /** What could not be put back, with the reason. Empty but for a disk that fails twice. */
  readonly lost: readonly { readonly path: string; readonly reason: string }[];

  constructor(path: string, cause: unknown, lost: WriteFailure['lost']) {
    super(cause instanceof Moved ? cause.message : reasonOf(cause), { cause });
    this.path = path;
    this.moved = cause instanceof Moved || codeOf(cause) === 'EEXIST';
    this.lost = lost;
  }
}

type Writing = Extract<Step, { kind: 'create' | 'update' }>;
type Pruning = Extract<Step, { kind: 'prune' }>;

export function commitPlan(plan: Plan, project: string, disk: Disk): Written {
  const writes = plan.steps.filter((s): s is Writing => s.kind === 'create' || s.kind === 'update');
  const prunes = plan.steps.filter((s): s is Pruning => s.kind === 'prune');

  if (writes.length === 0 && prunes.length === 0) return new Map();

  const name = `${STAGING}${process.pid}-${Math.random().toString(36).slice(2, 10)}`;
  const commit: Commit = {
    disk,
    root: plan.root,
    staging: join(plan.root, name),
    undo: [],
    made: new Set(),
    path: '',
    serial: 0,
  };

  try {
    makeFolders(plan.root, project, commit);
    step(
      commit,
      commit.staging,
      () => disk.makeFolder(commit.staging),
      () => clearStaging(commit.staging, disk),
    );

    return apply(writes, prunes, commit);
  } catch (error) {
    throw new WriteFailure(commit.path, error, rollBack(commit));
  }
}

function apply(writes: readonly Writing[], prunes: readonly Pruning[], commit: Commit): Written {
  const { disk, staging } = commit;
  const written = new Map<string, Stat>();
  // A folder that is not there yet may be what a pruned file leaves free.
  const folders = prunes.length === 0 ? newFolders(commit) : undefined;

  // First all that needs space: a full disk is noticed before anything of the user's moves.
  const staged = writes.map((write, i) => {
    const folder = write.kind === 'create' ? folders?.above(write.path) : undefined;
    const from = folder === undefined ? `${staging}${sep}new-${i}` : `${staging}/${write.path}`;

    commit.path = write.path;
    written.set(write.path, disk.create(from, write.content));

    return { write, from, folder };
  });

  for (const prune of prunes) takeAway(prune, commit);

  removeEmptied(prunes, commit);

  for (const folder of folders?.all ?? []) putFolder(folder, commit);

  for (const { write, from, folder } of staged)
    if (folder === undefined) putInPlace(write, from, commit);

  commit.undo.length = 0;
  clearStaging(staging, disk);

  return written;
}

function takeAway({ path, before }: Pruning, commit: Commit): void {
  const { disk } = commit;
  const target = join(commit.root, path);
  const backup = join(commit.staging, `old-${commit.serial++}`);

  commit.path = path;
  checkParents(path, commit);
  checkStill(target, before, commit);
  step(
    commit,
    path,
    () => disk.rename(target, backup),
    () => disk.rename(backup, target),
  );
}

/** Readers see the old file or the new one, never none: the old one keeps a second name until all is done. */
function putInPlace(write: Writing, from: string, commit: Commit): void {
  const { disk } = commit;
  const target = join(commit.root, write.path);

  commit.path = write.path;
  makeFolders(dirname(target), commit.root, commit);

  if (write.kind === 'create') {
    step(
      commit,
      write.path,
      () =>
        commit.made.has(dirname(target)) ? disk.rename(from, target) : placeNew(from, target, disk),
      () => disk.unlink(target),
    );

    return;
  }

  const backup = join(commit.staging, `old-${commit.serial++}`);

  checkParents(write.path, commit);
  checkStill(target, write.before, commit);
  keepBackup(target, backup, commit);
  step(
    commit,
    write.path,
    () => disk.rename(from, target),
    () => disk.rename(backup, target),
  );
}

/** A link fails where something is, a rename would replace it. Not every file system has links. */
function placeNew(from: string, target: string, disk: Disk): void {
  try {
    disk.link(from, target);
  } catch (error) {
    if (!LINKLESS.has(codeOf(error))) throw error;
    if (disk.stat(target) !== undefined) throw new Moved('something else was put there meanwhile');

    disk.rename(from, target);
  }
}

function keepBackup(target: string, backup: string, { disk }: Commit): void {
  try {
    disk.link(target, backup);
  } catch (error) {
    if (!LINKLESS.has(codeOf(error))) throw error;

    disk.create(backup, disk.read(target));
  }
}

const LINKLESS: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
]);

/** `folder` and what is missing above it, below `base`, which exists. */
function makeFolders(folder: string, base: string, commit: Commit): void {
  if (folder === base || commit.made.has(folder)) return;

  makeFolders(dirname(folder), base, commit);

  const { disk } = commit;
  const kind = disk.stat(folder)?.kind;

  if (kind === 'folder') return;
  if (kind !== undefined) throw new Moved('something that is no folder stands in its path');

  step(
    commit,
    folder,
    () => disk.makeFolder(folder),
    () => disk.removeFolder(folder),
  );
  commit.made.add(folder);
}

/** Only folders that a pruned file stood in, and only empty ones. */
function removeEmptied(prunes: readonly Pruning[], commit: Commit): void {
  const { disk, root } = commit;
  const folders = [...new Set(prunes.flatMap((p) => foldersOf(p.path)))].sort(
    (a, b) => b.length - a.length,
  );

  for (const folder of folders) {
    const full = join(root, folder);

    if (disk.list(full).length > 0) continue;

    step(
      commit,
      folder,
      () => disk.removeFolder(full),
      () => disk.makeFolder(full),
    );
  }
}

function rollBack(commit: Commit): WriteFailure['lost'] {
  const lost: { path: string; reason: string }[] = [];

  for (const { path, run } of commit.undo.reverse()) {
    // The old content stands in the staging folder: it stays when it is the only copy.
    if (path === commit.staging && lost.length > 0) break;

    try {
      run();
    } catch (error) {
      lost.push({ path, reason: `${reasonOf(error)}; its content is in ${commit.staging}` });
    }
  }

  return lost;
}

/** Never fails: what is left behind is removed by the next build. */
export function clearStaging(folder: string, disk: Disk): void {
  try {
    for (const { name, kind } of disk.list(folder)) {
      if (kind === 'folder') clearStaging(join(folder, name), disk);
      else disk.unlink(join(folder, name));
    }

    disk.removeFolder(folder);
  } catch {
    // Left for the next build.
  }
}
