// What the last build read and wrote, under .toac/ of the project. Never needed: without it, or in doubt, all is done again.
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { disk, type Stat } from './disk.ts';
import type { ContractRecord, FolderRecord, ManifestHead } from './freshness.ts';
import { foldersOf } from './output-path.ts';
import type { OutputKey } from './plan.ts';

export interface OutputRecord extends OutputKey {
  readonly stat: Stat;
}

export interface Manifest {
  readonly head: Omit<ManifestHead, 'version' | 'folders' | 'files'>;
  /** By path relative to the output folder. */
  readonly outputs: ReadonlyMap<string, OutputRecord>;
}

type OutputRow = readonly [
  path: string,
  key: string,
  digest: string,
  size: number,
  modified: number,
  inode: number,
];

/** Each contracts folder has its own, so that several projects can stand in one package. */
export function manifestFile(project: string, contracts: string): string {
  return `${project}/.toac/build/${contracts}/manifest.json`;
}

/** What was written by this very build of toac; nothing when that cannot be told. */
export function readOutputs(file: string, tool: string): ReadonlyMap<string, OutputRecord> {
  try {
    const [head = '', body = ''] = readFileSync(file, 'utf8').split('\n', 2);

    if ((JSON.parse(head) as ManifestHead).tool !== tool) return new Map();

    return new Map(
      (JSON.parse(body) as readonly OutputRow[]).map(
        ([path, key, digest, size, modified, inode]) => [
          path,
          { key, digest, stat: { kind: 'file', size, modified, inode } },
        ],
      ),
    );
  } catch {
    return new Map();
  }
}

/** Never fails: a project that cannot be written to is built from scratch each time. */
export function writeManifest(file: string, project: string, { head, outputs }: Manifest): boolean {
  try {
    makePrivateFolder(dirname(file), project);

    const folders = folderRecords(join(project, head.out), outputs.keys());
    const full: ManifestHead = { version: 1, ...head, folders, files: outputs.size };
    const rows = [...outputs].map(
      ([path, { key, digest, stat }]): OutputRow => [
        path,
        key,
        digest,
        stat.size,
        stat.modified,
        stat.inode,
      ],
    );
    const aside = `${file}.${process.pid}`;

    writeFileSync(aside, `${JSON.stringify(full)}\n${JSON.stringify(rows)}\n`, { flag: 'wx' });
    utimesSync(aside, head.read / 1000, head.read / 1000);
    renameSync(aside, file);

    return true;
  } catch {
    return false;
  }
}

/** After errors nothing may be taken for unchanged. */
export function forgetManifest(file: string): void {
  rmSync(file, { force: true });
}

export function contractRecord(path: string, stat: Stat, digest: string): ContractRecord {
  return [path, stat.size, stat.modified, stat.inode, digest];
}

function folderRecords(root: string, paths: Iterable<string>): readonly FolderRecord[] {
  const folders = new Set(['']);

  for (const path of paths) for (const folder of foldersOf(path)) folders.add(folder);

  return [...folders].sort().map((folder) => {
    const stats = lstatSync(join(root, folder));

    return [folder, stats.mtimeMs, stats.ino];
  });
}

/** Ignored by git even where nobody said so; never through a link. */
function makePrivateFolder(folder: string, project: string): void {
  if (folder === project) return;

  makePrivateFolder(dirname(folder), project);

  const kind = disk.stat(folder)?.kind;

  if (kind === 'folder') return;

  mkdirSync(folder);

  if (dirname(folder) === project) writeFileSync(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
}
