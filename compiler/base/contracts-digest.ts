// One digest of all contracts of a project: what model.json says of itself, and what tells whether it is still true.
import { fullDigest } from './digest.ts';

export interface DigestedFile {
  /** Relative to the contracts folder, with forward slashes. */
  readonly name: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly digest: string;
}

/** Raised when model.json takes another form, so that an older one is made anew. */
const FORM = 'model 1';

/** In any order of the files. */
export function contractsDigest(files: readonly DigestedFile[]): string {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));

  return fullDigest(FORM, ...sorted.flatMap(({ name, digest }) => [name, digest]));
}
