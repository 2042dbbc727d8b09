// The seam behind 4-emit: a file to be. 5-write calls render only where the key differs from what is on disk.

export interface Artifact {
  /** Relative to the project's output folder, with forward slashes. */
  readonly path: string;
  /** A digest of all that render() reads; equal keys mean equal bytes. */
  readonly key: string;
  /** 'once': written when absent, then the user's. */
  readonly mode: 'generated' | 'once';
  /** How the header is written; 'json' carries the mark as the field `x-generated`, 'markup' is a comment of Markdown. */
  readonly comment: 'slashes' | 'hash' | 'json' | 'markup';
  /** The contract the file comes from, relative to the project, or the folder. Part of the header. */
  readonly source: string;
  /** The component that it is made of: it, those that it refers to and those that refer to it decide all of the text. */
  readonly of?: string;
  /** The body, without the header. */
  render(): string;
  /** Of a file about all components: the body in pieces, so that a build may replace those of the components that changed. */
  pieces?(): readonly Piece[];
}

export interface Piece {
  readonly section: string;
  /** The component that it is made of; a section has one of each, or of none. */
  readonly of?: string;
  /** A digest of what of the component decides about the file's other pieces. */
  readonly outside?: string;
  render(): string | Uint8Array;
}

/** A file about all components. */
export function inPieces(
  artifact: Omit<Artifact, 'render' | 'pieces'>,
  pieces: () => readonly Piece[],
): Artifact {
  return { ...artifact, pieces, render: () => joined(pieces()) };
}

function joined(pieces: readonly Piece[]): string {
  return Buffer.concat(pieces.map((p) => Buffer.from(p.render()))).toString('utf8');
}

/** What stands between the components' pieces. */
export function frame(section: string, text: string): Piece {
  return { section, render: () => text };
}
