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
import type { ComponentFacts } from '../3-check/facts.ts';
import type { Layout } from './content.ts';
import { disk, type Stat } from './disk.ts';
import {
  type ContractRecord,
  type FolderRecord,
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

/** The lines of a manifest behind its head. */
interface Body {
  readonly rows: readonly OutputRow[];
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly facts: readonly RecordedFacts[];
}

/** Each contracts folder has its own, so that several projects can stand in one package. */
export function manifestFile(project: string, contracts: string): string {
  return `${project}/.toac/build/${contracts}/manifest.json`;
}

/** What was written by this very build of toac; undefined when that cannot be told. */
export function readManifest(
  file: string,
  tool: string,
): (Manifest & { readonly head: ManifestHead }) | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const head = JSON.parse(text.slice(0, end)) as ManifestHead;

    if (head.version !== MANIFEST_VERSION || head.tool !== tool) return undefined;

    const { rows, layouts, facts } = JSON.parse(text.slice(end)) as Body;

    return { head, outputs: outputsOf(rows, layouts), facts };
  } catch {
    return undefined;
  }
}

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
  { head, outputs, facts }: Manifest,
): boolean {
  try {
    makePrivateFolder(dirname(file), project);

    const folders = folderRecords(join(project, head.out), outputs.keys());
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
    const body: Body = { rows, layouts, facts };
    const aside = `${file}.${process.pid}`;

    writeFileSync(aside, `${JSON.stringify(full)}\n${JSON.stringify(body)}\n`, { flag: 'wx' });
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
