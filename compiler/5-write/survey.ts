// What stands in the output folder now. Looks at names and kinds, follows no link, reads no file.
import { join } from 'node:path';
import type { Disk, Kind } from './disk.ts';

export interface Survey {
  /** All that is no folder, by path relative to the output folder. */
  readonly files: ReadonlyMap<string, Kind>;
  readonly folders: ReadonlySet<string>;
  /** Folders whose content is nobody's business here, or cannot be listed. */
  readonly closed: ReadonlySet<string>;
  /** Left by a build that was killed. */
  readonly leftovers: readonly string[];
}

/** Packages that a user installed in a generated package, and a repository of its own. */
const FOREIGN: ReadonlySet<string> = new Set(['node_modules', '.git']);
export const STAGING = '.toac-staging-';

export function surveyFolder(root: string, disk: Disk): Survey {
  const files = new Map<string, Kind>();
  const folders = new Set<string>();
  const closed = new Set<string>();
  const leftovers: string[] = [];

  const walk = (folder: string): void => {
    for (const { name, kind } of listed(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;

      if (kind !== 'folder') files.set(path, kind);
      else if (folder === '' && name.startsWith(STAGING)) leftovers.push(path);
      else {
        folders.add(path);

        if (FOREIGN.has(name)) closed.add(path);
        else walk(path);
      }
    }
  };

  const listed = (folder: string): ReturnType<Disk['list']> => {
    try {
      return disk.list(join(root, folder));
    } catch {
      closed.add(folder);

      return [];
    }
  };

  if (disk.stat(root)?.kind === 'folder') walk('');

  return { files, folders, closed, leftovers };
}
