// Tells when something below a folder changes. Knows no contracts: any change counts, of new folders too.
import { type FSWatcher, lstatSync, readdirSync, watch } from 'node:fs';

export interface Watching {
  readonly end: () => void;
}

/** How often to look, where the system cannot tell. */
const POLL = 300;

export function watchFolder(folder: string, changed: () => void): Watching {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;

  const refresh = (): void => {
    const folders = new Set(foldersIn(folder));

    for (const [path, watcher] of watchers) {
      if (folders.has(path)) continue;

      watcher.close();
      watchers.delete(path);
    }

    for (const path of folders) if (!watchers.has(path)) add(path);
  };

  const add = (path: string): void => {
    try {
      const watcher = watch(path, () => {
        refresh();
        changed();
      });

      // A removed folder is noticed by the watcher above it.
      watcher.on('error', () => watcher.close());
      watchers.set(path, watcher);
    } catch {
      // The system's watchers are used up.
      timer ??= poll(folder, changed);
    }
  };

  refresh();

  return {
    end: () => {
      clearInterval(timer);

      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

function poll(folder: string, changed: () => void): NodeJS.Timeout {
  let last = fingerprint(folder);

  return setInterval(() => {
    const now = fingerprint(folder);

    if (now !== last) changed();

    last = now;
  }, POLL);
}

function fingerprint(folder: string): string {
  return foldersIn(folder)
    .flatMap((path) => readdirSync(path).map((name) => `${path}/${name}`))
    .map((path) => `${path} ${lstatSync(path, { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n');
}

function foldersIn(folder: string): readonly string[] {
  try {
    const inside = readdirSync(folder, { withFileTypes: true }).filter((e) => e.isDirectory());

    return [folder, ...inside.flatMap((e) => foldersIn(`${folder}/${e.name}`))];
  } catch {
    // Removed while we looked.
    return [];
  }
}
