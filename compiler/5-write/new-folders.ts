// What stands in a new folder needs no place for each file: the folder is made aside, and put in place whole.
import { type Commit, checkParents, Moved, step } from './commit.ts';
import { foldersOf } from './output-path.ts';

export interface NewFolders {
  /** The topmost folder of a path that is not there yet; it is made aside, down to the file. */
  readonly above: (path: string) => string | undefined;
  readonly all: ReadonlySet<string>;
}

export function newFolders({ disk, root, staging }: Commit): NewFolders {
  const all = new Set<string>();
  const known = new Map<string, boolean>();
  const isNew = (folder: string): boolean => {
    const found = known.get(folder) ?? disk.stat(`${root}/${folder}`) === undefined;

    known.set(folder, found);

    return found;
  };
  const made = new Set<string>();

  return {
    all,
    above: (path) => {
      const folders = foldersOf(path);
      const top = folders.find(isNew);

      if (top === undefined) return undefined;

      for (const folder of folders) {
        if (made.has(folder)) continue;

        disk.makeFolder(`${staging}/${folder}`);
        made.add(folder);
      }

      all.add(top);

      return top;
    },
  };
}

export function putFolder(folder: string, commit: Commit): void {
  const { disk, root, staging } = commit;
  const target = `${root}/${folder}`;

  commit.path = folder;
  checkParents(folder, commit);

  if (disk.stat(target) !== undefined) throw new Moved('something else was put there meanwhile');

  step(
    commit,
    folder,
    () => disk.rename(`${staging}/${folder}`, target),
    () => disk.rename(target, `${staging}/${folder}`),
  );
}
