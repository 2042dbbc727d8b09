// The seam behind 4-emit: a file to be. 5-write calls render only where the key differs from what is on disk.

export interface Artifact {
  /** Relative to the project's output folder, with forward slashes. */
  readonly path: string;
  /** A digest of all that render() reads; equal keys mean equal bytes. */
  readonly key: string;
  /** 'once': written when absent, then the user's. */
  readonly mode: 'generated' | 'once';
  /** How the header is written; 'json' carries the mark as the field `x-generated`. */
  readonly comment: 'slashes' | 'hash' | 'json';
  /** The contract the file comes from, relative to the project, or the folder. Part of the header. */
  readonly source: string;
  /** The body, without the header. */
  render(): string;
}
