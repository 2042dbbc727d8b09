// Changes a file of the user's that a command was asked to change (fmt, --fix). Whole or not at all, never through a link.
import { chmodSync, lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { disk } from './disk.ts';

/** Keeps the byte order mark and the mode. */
export function replaceFile(path: string, text: string): void {
  const stats = lstatSync(path);

  if (!stats.isFile()) throw new Error(`${path} is not a plain file`);

  const mark = disk.peek(path, 3) === '\ufeff' ? '\ufeff' : '';
  const aside = `${path}.toac-${process.pid}`;

  try {
    writeFileSync(aside, mark + text, { flag: 'wx' });
    chmodSync(aside, stats.mode & 0o777);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });

    throw error;
  }
}
