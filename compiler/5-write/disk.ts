// The few things that are done to a disk, each without following a link. Tests break them one by one.
import {
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeFileSync,
  writevSync,
} from 'node:fs';
import type { Content } from './content.ts';

export type Kind = 'file' | 'folder' | 'link' | 'other';

export interface Stat {
  readonly kind: Kind;
  readonly size: number;
  readonly modified: number;
  readonly inode: number;
}

export interface Disk {
  /** Undefined where nothing is. */
  readonly stat: (path: string) => Stat | undefined;
  readonly list: (path: string) => readonly { readonly name: string; readonly kind: Kind }[];
  readonly read: (path: string) => string;
  readonly bytes: (path: string) => Uint8Array;
  /** The first bytes, as text. */
  readonly peek: (path: string, bytes: number) => string;
  /** Only where nothing is, not even a dangling link. */
  readonly create: (path: string, content: Content) => Stat;
  /** A second name for a file; only where nothing is. */
  readonly link: (from: string, to: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly unlink: (path: string) => void;
  readonly makeFolder: (path: string) => void;
  /** Only when empty. */
  readonly removeFolder: (path: string) => void;
}

// Windows has no such flag; there a link needs a privilege to be made at all.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
// A pipe put where a file was must not make toac wait for a writer.
const READ = constants.O_RDONLY | NO_FOLLOW | (constants.O_NONBLOCK ?? 0);
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;

export const disk: Disk = {
  stat: (path) => {
    try {
      const stats = lstatSync(path, { throwIfNoEntry: false });

      return stats === undefined ? undefined : statOf(stats);
    } catch (error) {
      // A file stands where a folder of the path was.
      if (codeOf(error) === 'ENOTDIR') return undefined;

      throw error;
    }
  },
  list: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  read: (path) => withFile(path, READ, (file) => readFileSync(file, 'utf8')),
  bytes: (path) => withFile(path, READ, (file) => readFileSync(file)),
  peek: (path, bytes) =>
    withFile(path, READ, (file) => {
      const buffer = Buffer.alloc(bytes);

      return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, 0));
    }),
  create: (path, content) =>
    withFile(path, CREATE, (file) => {
      try {
        if (typeof content === 'string') writeFileSync(file, content);
        else writeParts(file, content);

        return statOf(fstatSync(file));
      } catch (error) {
        // Half a file is worse than none.
        unlinkSync(path);

        throw error;
      }
    }),
  link: linkSync,
  rename: renameSync,
  unlink: unlinkSync,
  makeFolder: (path) => mkdirSync(path),
  removeFolder: (path) => rmdirSync(path),
};

/** A system may take less than all at once. */
function writeParts(file: number, parts: readonly Uint8Array[]): void {
  const all = parts.reduce((sum, part) => sum + part.length, 0);
  const written = writevSync(file, parts);

  if (written < all) writeFileSync(file, Buffer.concat(parts).subarray(written));
}

function withFile<T>(path: string, flags: number, use: (file: number) => T): T {
  const file = openSync(path, flags, 0o666);

  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

function statOf(stats: Stats): Stat {
  return { kind: kindOf(stats), size: stats.size, modified: stats.mtimeMs, inode: stats.ino };
}

function kindOf(entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';

  return entry.isSymbolicLink() ? 'link' : 'other';
}

export function sameStat(a: Stat, b: Stat): boolean {
  return a.size === b.size && a.modified === b.modified && a.inode === b.inode && a.kind === b.kind;
}

/** Why a file operation failed, in a reader's words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);

  return REASONS[code] ?? (code === '' ? String(error) : code);
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'it is larger than a file may be here',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'it is a link',
  EEXIST: 'something else was put there meanwhile',
  ENOTDIR: 'a file stands where a folder was',
  EISDIR: 'it is a folder',
  ENOENT: 'it is gone',
  EIO: 'the disk failed',
};
