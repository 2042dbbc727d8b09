// "Nothing changed": the stat of contracts against what the last build noted. Loads node:fs and nothing else.
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';

/** Path relative to the contracts folder, size, mtime, inode, digest of the bytes. */
export type ContractRecord = readonly [
  path: string,
  size: number,
  modified: number,
  inode: number,
  digest: string,
];
/** Path relative to the output folder ('' is itself), mtime, inode: they change when a file comes or goes. */
export type FolderRecord = readonly [path: string, modified: number, inode: number];

export const MANIFEST_VERSION = 2;

/** What was printed, plain and with colour; empty texts where nothing was. */
export type Said = readonly [plain: string, coloured: string];

/** What a build without changes reads. */
export interface ManifestHead {
  readonly version: typeof MANIFEST_VERSION;
  /** Digest of the toac that wrote it. */
  readonly tool: string;
  /** When reading began, in ms. The manifest's own mtime is set to it: a copy is no manifest. */
  readonly read: number;
  readonly contracts: readonly ContractRecord[];
  /** Of the output folder, relative to the project. */
  readonly out: string;
  readonly folders: readonly FolderRecord[];
  /** Warnings, as they were printed. */
  readonly said: Said;
  /** The files that they are about, relative to the project. */
  readonly warned: readonly string[];
  readonly files: number;
}

/** The last build, and what became of its contracts. */
export interface LastBuild {
  readonly manifest: string;
  readonly head: ManifestHead;
  /** Contracts that are not as it read them; undefined when some came or went. */
  readonly changed: readonly string[] | undefined;
}

/** Undefined whenever there is any doubt. */
export function lastBuild(manifest: string, places: Places): LastBuild | undefined {
  try {
    const head = JSON.parse(readFileSync(manifest, 'utf8')) as ManifestHead;

    if (head.version !== MANIFEST_VERSION || head.tool !== places.tool) return undefined;
    if (!isOriginal(lstatSync(manifest), head)) return undefined;

    return { manifest, head, changed: changedContracts(head, places.contracts) };
  } catch {
    return undefined;
  }
}

/** Whether a build would change nothing. */
export function isUpToDate({ head, changed }: LastBuild, { project }: Places): boolean {
  try {
    const out = `${project}/${head.out}`;

    return changed?.length === 0 && head.folders.every((folder) => sameFolder(out, folder));
  } catch {
    return false;
  }
}

/** A copy of a manifest proves nothing: its time is not the one that it holds. */
function isOriginal(written: Stats, { read }: ManifestHead): boolean {
  return written.isFile() && Math.round(written.mtimeMs) === read;
}

export interface Places {
  /** Absolute. */
  readonly project: string;
  readonly contracts: string;
  readonly tool: string;
}

function changedContracts(head: ManifestHead, folder: string): readonly string[] | undefined {
  const found = contractFiles(folder);
  const same =
    found.length === head.contracts.length &&
    head.contracts.every(([path], i) => path === found[i]);

  if (!same) return undefined;

  return head.contracts
    .filter((record) => !sameContract(`${folder}/${record[0]}`, record, head))
    .map(([path]) => path);
}

function sameContract(file: string, record: ContractRecord, head: ManifestHead): boolean {
  const stats = lstatSync(file);

  if (!stats.isFile() || stats.size !== record[1]) return false;
  if (stats.mtimeMs !== record[2] || stats.ino !== record[3]) return false;

  return !mayHaveRaced(stats, head.read) || digestOf(readFileSync(file)) === record[4];
}

/**
 * A file written again within one tick of the file system's clock after it was read keeps its stat. Kernels' clocks
 * run up to a tick late; file systems that count whole seconds may count two at once.
 */
function mayHaveRaced({ mtimeMs }: Stats, read: number): boolean {
  return mtimeMs >= read - (mtimeMs % 1000 === 0 ? 2000 : 20);
}

function sameFolder(out: string, [path, modified, inode]: FolderRecord): boolean {
  const stats = lstatSync(path === '' ? out : `${out}/${path}`);

  return stats.isDirectory() && stats.mtimeMs === modified && stats.ino === inode;
}

/** Every YAML file below the folder, sorted, and every link, which is a mistake; names that begin with a dot are somebody else's. */
export function contractFiles(folder: string, below = ''): string[] {
  const found: string[] = [];

  for (const entry of readdirSync(below === '' ? folder : `${folder}/${below}`, {
    withFileTypes: true,
  })) {
    const { name } = entry;
    const path = below === '' ? name : `${below}/${name}`;

    if (name.startsWith('.') || name === 'node_modules') continue;
    if (entry.isDirectory()) found.push(...contractFiles(folder, path));
    else if (/\.ya?ml$/.test(name) || entry.isSymbolicLink()) found.push(path);
  }

  return below === '' ? found.sort() : found;
}

/** Loads node:crypto only when a file is that young. */
export function digestOf(bytes: Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash('sha256', bytes);
}
