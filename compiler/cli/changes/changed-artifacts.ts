// All files of a project after a change: those of the affected components made anew, files about all components with
// their pieces replaced, the others as the last build left them.
import { type Artifact, inPieces, type Piece } from '../../4-emit/artifact.ts';
import { type Layout, textOf } from '../../5-write/content.ts';
import { disk, sameStat } from '../../5-write/disk.ts';
import { writtenBody } from '../../5-write/header.ts';
import type { OutputRecord } from '../../5-write/manifest.ts';
import { digest } from '../../base/digest.ts';

export interface Last {
  /** The output folder, absolute. */
  readonly root: string;
  readonly outputs: ReadonlyMap<string, OutputRecord>;
  /** Files that are made of an affected component. */
  readonly replaced: ReadonlySet<string>;
}

export interface Changed {
  /** Files to compare and to write. */
  readonly artifacts: readonly Artifact[];
  /** Files that stay as the last build left them. */
  readonly kept: ReadonlyMap<string, OutputRecord>;
}

/** A file turned out to need a build of everything. */
export class NeedsAll extends Error {
  override readonly name = 'NeedsAll';
}

/** `made` are the artifacts of the slice. Throws NeedsAll, and its artifacts do, where that is not enough. */
export function changedArtifacts(
  made: readonly Artifact[],
  affected: ReadonlySet<string>,
  last: Last,
): Changed {
  const artifacts = made.filter((a) => a.of !== undefined && affected.has(a.of));
  const inPieces = new Map(made.map((a) => [a.path, a]));
  const kept = new Map<string, OutputRecord>();

  for (const [path, record] of last.outputs) {
    if (last.replaced.has(path)) continue;

    const pieces = piecesFor(inPieces.get(path), record, affected);

    if (pieces === undefined) kept.set(path, record);
    else artifacts.push(spliced(inPieces.get(path) as Artifact, { pieces, record }, last));
  }

  return { artifacts, kept };
}

/** Pieces to replace; undefined where the file stays as it is. */
function piecesFor(
  made: Artifact | undefined,
  { layout }: OutputRecord,
  affected: ReadonlySet<string>,
): readonly Piece[] | undefined {
  if (layout === undefined) return undefined;

  const pieces = (made?.pieces?.() ?? []).filter(
    (p) => p.of !== undefined && affected.has(p.of) && isNoted(p),
  );

  if (!replaces(layout, pieces, affected)) throw new NeedsAll();

  return pieces.every((p) => p.render().length === 0) ? undefined : pieces;
}

/** As layouts have it. */
function isNoted(piece: Piece): boolean {
  return piece.outside !== undefined || piece.render().length > 0;
}

/** The same pieces of the affected components, none come, none gone, and none that decides about others. */
function replaces(
  layout: Layout,
  pieces: readonly Piece[],
  affected: ReadonlySet<string>,
): boolean {
  const fresh = new Map(pieces.map((p) => [nameOf(p.section, p.of ?? ''), p]));
  const known = layout.filter(([, of]) => affected.has(of));

  return (
    known.length === fresh.size &&
    known.every(([section, of, length, outside]) => {
      const piece = fresh.get(nameOf(section, of));

      return (
        piece !== undefined &&
        (piece.outside ?? '') === outside &&
        (length === 0) === (piece.render().length === 0)
      );
    })
  );
}

interface Splice {
  readonly pieces: readonly Piece[];
  readonly record: OutputRecord;
}

/** Under a key of its own: the next build of everything compares the text itself. */
function spliced(made: Artifact, splice: Splice, last: Last): Artifact {
  const key = digest(splice.record.digest, ...splice.pieces.map((p) => textOf(p.render())));

  return inPieces({ ...made, key }, () => piecesOf(made, splice, last));
}

function piecesOf(made: Artifact, { pieces, record }: Splice, last: Last): readonly Piece[] {
  const { layout = [] } = record;
  const body = intactBody(made, record, last);
  const fresh = new Map(pieces.map((p) => [nameOf(p.section, p.of ?? ''), p]));
  let end = 0;

  const found = layout.map(([section, of, length, outside]): Piece => {
    const start = end;

    end += length;

    return (
      fresh.get(nameOf(section, of)) ?? {
        section,
        of,
        outside,
        render: () => body.subarray(start, start + length),
      }
    );
  });

  if (end !== body.length) throw new NeedsAll();

  return found;
}

/** As the last build left it. */
function intactBody({ path, comment }: Artifact, { stat }: OutputRecord, last: Last): Uint8Array {
  const file = `${last.root}/${path}`;
  const now = disk.stat(file);
  const body =
    now !== undefined && sameStat(now, stat) ? writtenBody(disk.bytes(file), comment) : undefined;

  if (body === undefined) throw new NeedsAll();

  return body;
}

function nameOf(section: string, of: string): string {
  return `${section} ${of}`;
}
