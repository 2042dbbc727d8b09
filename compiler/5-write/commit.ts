// One commit as it goes on: where its temporary files are, what was done so far, and how that is undone.
import { join } from 'node:path';
import { type Disk, type Stat, sameStat } from './disk.ts';
import { foldersOf } from './output-path.ts';

/** Somebody else wrote meanwhile. */
export class Moved extends Error {}

export interface Undo {
  readonly path: string;
  readonly run: () => void;
}

/** One commit: where its temporary files are, what was done so far. */
export interface Commit {
  readonly disk: Disk;
  readonly root: string;
  readonly staging: string;
  readonly undo: Undo[];
  /** Folders that were not there before: nothing of anybody's stands in them. */
  readonly made: Set<string>;
  /** What is being written, for the message when it fails. */
  path: string;
  serial: number;
}

export function step(commit: Commit, path: string, run: () => void, undo: () => void): void {
  commit.path = path;
  run();
  commit.undo.push({ path, run: undo });
}

export function checkStill(target: string, before: Stat, { disk }: Commit): void {
  const now = disk.stat(target);

  if (now === undefined || !sameStat(now, before)) throw new Moved('it was changed meanwhile');
}

/** The plan saw plain folders; a link that was put there since must not lead us out. */
export function checkParents(path: string, { disk, root }: Commit): void {
  for (const folder of foldersOf(path)) {
    if (disk.stat(join(root, folder))?.kind !== 'folder')
      throw new Moved('a folder above it was replaced');
  }
}
