// Diagnostics TOA5xxx: files that are read and written. Numbers are never reused.
import { error, warning } from './entry.ts';

export const OUTPUT = {
  // What stands where a generated file belongs
  TOA5001: error<{ path: string }>(
    'edited-file',
    (p) => `${p.path} was edited since toac wrote it`,
  ),
  TOA5002: error<{ path: string }>(
    'handwritten-file',
    (p) => `${p.path} was not written by toac, and a generated file belongs there`,
  ),
  TOA5003: warning<{ path: string }>(
    'edited-stale-file',
    (p) => `${p.path} is no longer generated; it was edited, so it stays`,
  ),
  TOA5004: error<{ path: string; what: string }>(
    'not-a-plain-file',
    (p) => `${p.path} is ${p.what}; toac writes plain files in plain folders only`,
  ),
  TOA5005: error<{ path: string }>(
    'folder-in-the-way',
    (p) => `${p.path} is a folder that holds files of yours, and a generated file belongs there`,
  ),

  // Where files may be written
  TOA5006: error<{ out: string; problem: string }>(
    'output-folder',
    (p) => `'${p.out}' cannot be the output folder: ${p.problem}`,
  ),
  TOA5007: error<{ path: string; problem: string }>(
    'file-name',
    (p) => `${p.path} cannot be written: ${p.problem}`,
  ),
  TOA5008: error<{ path: string; other: string }>(
    'case-collision',
    (p) => `${p.path} and ${p.other} are one file where case does not count`,
  ),

  // Disks
  TOA5009: error<{ path: string; reason: string }>(
    'unreadable-file',
    (p) => `${p.path} cannot be read: ${p.reason}`,
  ),
  TOA5010: error<{ path: string; reason: string }>(
    'write-failed',
    (p) => `${p.path} could not be written: ${p.reason}; nothing was changed`,
  ),
  TOA5011: error<{ path: string; reason: string }>(
    'not-restored',
    (p) => `${p.path} could not be put back after a failed write: ${p.reason}`,
  ),
  TOA5012: error<{ path: string; state: string }>('out-of-date', (p) => `${p.path} ${p.state}`),

  // What is read
  TOA5020: error<{ path: string }>(
    'linked-contract',
    (p) => `${p.path} is a link; contracts are plain files of the project`,
  ),
  TOA5021: error<{ path: string }>('contract-encoding', (p) => `${p.path} is not UTF-8`),
  TOA5022: error<{ problem: string }>('imports-map', (p) => p.problem),
} as const;
