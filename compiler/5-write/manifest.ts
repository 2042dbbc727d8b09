// What the last build read and wrote, under .toac/ of the project. Never needed: without it, or in doubt, all is done again.
import { lstatSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ComponentFacts } from '../3-check/facts.ts';
import type { Layout } from './content.ts';
import { disk, type Stat } from './disk.ts';
import {
  type FolderRecord,
  type LastBuild,
  MANIFEST_VERSION,
  type ManifestHead,
} from './freshness.ts';
import { foldersOf } from './output-path.ts';
import type { OutputKey } from './plan.ts';

export interface OutputRecord extends OutputKey {
  readonly stat: Stat;
}

export interface Manifest {
  readonly head: Omit<ManifestHead, 'version' | 'folders' | 'files'>;
  /** By path relative to the output folder. */
  readonly outputs: ReadonlyMap<string, OutputRecord>;
  /** Of every component. */
  readonly facts: readonly RecordedFacts[];
  /** Folders in which nothing was written, as the last build noted them. */
  readonly untouched?: readonly FolderRecord[];
}

/** What is known of a component, and the files that are made of it. */
export interface RecordedFacts extends ComponentFacts {
  readonly outputs: readonly string[];
}

type OutputRow = readonly [
  path: string,
  key: string,
  digest: string,
  size: number,
  modified: number,
  inode: number,
];

/** In a file beside the head, which alone is read where nothing changed. */
interface Body {
  /** As in the head that it belongs to. */
  readonly read: number;
  readonly rows: readonly OutputRow[];
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly facts: readonly RecordedFacts[];
}

/** Each contracts folder has its own, so that several projects can stand in one package. */
export function manifestFile(project: string, contracts: string): string {
  return `${project}/.toac/build/${contracts}/manifest.json`;
}

/** What the last build wrote; undefined when that cannot be told. */
export function readOutputs({ manifest, head }: LastBuild): Recorded | undefined {
  try {
    const text = readFileSync(bodyOf(manifest), 'utf8');
    const { read, rows, layouts, facts } = JSON.parse(text) as Body;

    return read === head.read ? { outputs: outputsOf(rows, layouts), facts } : undefined;
  } catch {
    return undefined;
  }
}

export type Recorded = Pick<Manifest, 'outputs' | 'facts'>;

function outputsOf(
  rows: Body['rows'],
  layouts: Body['layouts'],
): ReadonlyMap<string, OutputRecord> {
  const outputs = new Map<string, OutputRecord>();

  for (const [path, key, digest, size, modified, inode] of rows) {
    const layout = layouts[path];
    const stat = { kind: 'file', size, modified, inode } as const;

    outputs.set(path, layout === undefined ? { key, digest, stat } : { key, digest, layout, stat });
  }

  return outputs;
}

/** Never fails: a project that cannot be written to is built from scratch each time. */
export function writeManifest(
  file: string,
  project: string,
  { head, outputs, facts, untouched = [] }: Manifest,
): boolean {
  try {
    makePrivateFolder(dirname(file), project);

    const folders = folderRecords(join(project, head.out), outputs.keys(), untouched);
    const full: ManifestHead = {
      ...head,
      version: MANIFEST_VERSION,
      folders,
      files: outputs.size,
    };
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
    const layouts = Object.fromEntries(
      [...outputs].flatMap(([path, { layout }]) => (layout === undefined ? [] : [[path, layout]])),
    );
    const body: Body = { read: head.read, rows, layouts, facts };

    put(bodyOf(file), body, head.read);
    put(file, full, head.read);

    return true;
  } catch {
    return false;
  }
}

function bodyOf(manifest: string): string {
  return join(dirname(manifest), 'outputs.json');
}

/** Whole or not at all. */
function put(file: string, value: unknown, time: number): void {
  const aside = `${file}.${process.pid}`;

  writeFileSync(aside, `${JSON.stringify(value)}\n`, { flag: 'wx' });
  utimesSync(aside, time / 1000, time / 1000);
  renameSync(aside, file);
}

function folderRecords(
  root: string,
  paths: Iterable<string>,
  untouched: readonly FolderRecord[],
): readonly FolderRecord[] {
  const known = new Map(untouched.map((record) => [record[0], record]));

  return [...foldersAbove(paths)].sort().map((folder) => known.get(folder) ?? look(root, folder));
}

function look(root: string, folder: string): FolderRecord {
  const stats = lstatSync(join(root, folder));

  return [folder, stats.mtimeMs, stats.ino];
}

/** '' is the output folder itself. */
function foldersAbove(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set(['']);
  let last = '';

  for (const path of paths) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));

    // Neighbours stand beside each other.
    if (folder !== last) for (const above of foldersOf(path)) folders.add(above);

    last = folder;
  }

  return folders;
}

/** Of a build's folders those in which the next one wrote nothing, above and below neither. */
export function untouchedFolders(
  folders: readonly FolderRecord[],
  written: Iterable<string>,
): readonly FolderRecord[] {
  const touched = foldersAbove(written);

  return folders.filter(([folder]) => !touched.has(folder));
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
