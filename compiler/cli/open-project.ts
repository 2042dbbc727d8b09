// A project as every command begins with it: its folders, and its contracts read once.
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { codeOf, reasonOf } from '../5-write/disk.ts';
import { type ContractRecord, contractFiles, digestOf } from '../5-write/freshness.ts';
import { diagnose } from '../base/catalogue.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';
import { UsageError } from './exit-code.ts';
import { type Found, findProject } from './find-project.ts';

export interface Contracts {
  /** Paths relative to the project, texts without a byte order mark. */
  readonly files: readonly SourceFile[];
  readonly records: readonly ContractRecord[];
  /** Files that could not be read as contracts. */
  readonly diagnostics: readonly Diagnostic[];
  /** When reading began. */
  readonly read: number;
}

/** Without links, so that comparing paths is comparing places. */
export function openProject(working: string, argument: string | undefined): Found {
  const found = findProject(working, argument);

  if ('problem' in found) throw new UsageError(found.problem);

  const real = findProject('/', realpathSync(found.contracts));

  if ('problem' in real) throw new UsageError(real.problem);

  return real;
}

export function readContracts(
  { contracts, path: folder }: Found,
  names: readonly string[] = contractFiles(contracts),
): Contracts {
  const files: SourceFile[] = [];
  const records: ContractRecord[] = [];
  const diagnostics: Diagnostic[] = [];
  const read = Date.now();

  for (const name of names) {
    const path = `${folder}/${name}`;
    const at = { file: path, start: 0, end: 0 };

    try {
      const contract = readContract(contracts, name);

      if (contract === undefined) {
        diagnostics.push(diagnose('TOA5020', at, { path }));
        continue;
      }

      const { bytes, record } = contract;

      if (!isUtf8(bytes)) diagnostics.push(diagnose('TOA5021', at, { path }));

      files.push({ path, text: bytes.toString('utf8').replace(/^\ufeff/, '') });
      records.push(record);
    } catch (error) {
      // Editors remove files while they save them.
      if (codeOf(error) !== 'ENOENT')
        diagnostics.push(diagnose('TOA5009', at, { path, reason: reasonOf(error) }));
    }
  }

  return { files, records, diagnostics, read };
}

/** More than the compiler takes is not read to the end: it only has to see that it is too much. */
const MOST_BYTES = 1024 * 1024 + 1;
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** What opening says of a link, and of a socket. */
const NO_FILE = /^(?:ELOOP|ENXIO|EOPNOTSUPP)$/;

/** Undefined for what is no plain file. */
function readContract(
  folder: string,
  name: string,
): { bytes: Buffer; record: ContractRecord } | undefined {
  const file = openFile(`${folder}/${name}`);

  if (file === undefined) return undefined;

  try {
    const stats = fstatSync(file);

    if (!stats.isFile()) return undefined;

    const { size, mtimeMs, ino } = stats;
    const bytes = size > MOST_BYTES ? readStart(file) : readFileSync(file);

    return { bytes, record: [name, size, mtimeMs, ino, digestOf(bytes)] };
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): number | undefined {
  // Where opening follows links, they have to be looked for.
  if (constants.O_NOFOLLOW === undefined && !lstatSync(path).isFile()) return undefined;

  try {
    return openSync(path, READ);
  } catch (error) {
    if (NO_FILE.test(codeOf(error))) return undefined;

    throw error;
  }
}

function readStart(file: number): Buffer {
  const bytes = Buffer.alloc(MOST_BYTES);

  return bytes.subarray(0, readSync(file, bytes, 0, MOST_BYTES, 0));
}
