// One side of a comparison, wherever it comes from: its contracts, its model.json, or both. Read, not yet understood.

import type { Diagnostic } from '../../base/diagnostic.ts';
import type { SourceFile } from '../../base/source.ts';

export interface Side {
  readonly which: 'old' | 'new';
  /** As a reader calls it: `main (1a2b3c4d)`, `the working tree`. */
  readonly label: string;
  /** Absent where there is a model.json alone. */
  readonly contracts?: SideContracts;
  /** The text of model.json, where there is one; asked for once. */
  readonly model: () => string | undefined;
  /** The project's folder in its repository, with a slash at its end; '' where they are one, or none is known. */
  readonly root: string;
}

export interface SideContracts {
  /** Paths relative to the project. */
  readonly files: readonly SourceFile[];
  /** The contracts folder relative to the project. */
  readonly folder: string;
  /** SHA-256 of the bytes, by name below the contracts folder. */
  readonly digests: ReadonlyMap<string, string>;
  /** Files that could not be read as contracts. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Of the contracts folder's own file. */
export function textOf({ files, folder }: SideContracts, name: string): string | undefined {
  return files.find((f) => f.path === `${folder}/${name}`)?.text;
}
