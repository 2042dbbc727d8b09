// All files of a project after a change: those of the affected components made anew, files about all components with
// their pieces replaced, the others as the last build left them.
import { type Artifact, inPieces, type Piece } from '../../4-emit/artifact.ts';
import { type Layout, textOf } from '../../5-write/content.ts';
import { disk, sameStat } from '../../5-write/disk.ts';
import { writtenBody } from '../../5-write/header.ts';
import type { OutputRecord } from '../../5-write/manifest.ts';
import { digest } from '../../base/digest.ts';

export interface LastOutput {
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
  last: LastOutput,
): Changed {
  const artifacts = made.filter((a) => a.of !== undefined && affected.has(a.of));
  const byPath = new Map(made.map((a) => [a.path, a]));
  const kept = new Map<string, OutputRecord>();

  for (const [path, record] of last.outputs) {
    if (last.replaced.has(path)) continue;

    const spliced = splicedWhere(byPath.get(path), record, { affected, last });

    if (spliced === undefined) kept.set(path, record);
    else artifacts.push(spliced);
  }

  return { artifacts, kept };
}

interface Change {
  readonly affected: ReadonlySet<string>;
  readonly last: LastOutput;
}

/** A file about all components with new pieces; undefined where it stays as it is. */
function splicedWhere(
  made: Artifact | undefined,
  record: OutputRecord,
  { affected, last }: Change,
): Artifact | undefined {
  const { layout } = record;

  if (layout === undefined) return undefined;

  const fresh = new Map<string, Piece>();

  for (const piece of made?.pieces?.() ?? []) {
    if (piece.of !== undefined && affected.has(piece.of) && isNoted(piece))
      fresh.set(nameOf(piece.section, piece.of), piece);
  }

  const known = layout.filter(([, of]) => affected.has(of));

  if (known.length !== fresh.size || !known.every((row) => replaces(row, fresh)))
    throw new NeedsAll();

  const isEmpty = [...fresh.values()].every((p) => p.render().length === 0);

  return made === undefined || isEmpty ? undefined : spliced(made, { fresh, record, layout }, last);
}

/** As layouts have it. */
function isNoted(piece: Piece): boolean {
  return piece.outside !== undefined || piece.render().length > 0;
}

/** The same piece, neither come nor gone, and deciding the same about others. */
function replaces(
  [section, of, length, outside]: Layout[number],
  fresh: ReadonlyMap<string, Piece>,
): boolean {
  const piece = fresh.get(nameOf(section, of));

  return (
    piece !== undefined &&
    (piece.outside ?? '') === outside &&
    (length === 0) === (piece.render().length === 0)
  );
}

interface Splice {
  /** By section and component. */
  readonly fresh: ReadonlyMap<string, Piece>;
  readonly record: OutputRecord;
  readonly layout: Layout;
}

/** Under a key of its own: the next build of everything compares the text itself. */
function spliced(made: Artifact, splice: Splice, last: LastOutput): Artifact {
  const texts = [...splice.fresh.values()].map((p) => textOf(p.render()));
  const key = digest(splice.record.digest, ...texts);

  return inPieces({ ...made, key }, () => piecesOf(made, splice, last));
}

function piecesOf(
  made: Artifact,
  { fresh, record, layout }: Splice,
  last: LastOutput,
): readonly Piece[] {
  const body = intactBody(made, record, last);
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
function intactBody(
  { path, comment }: Artifact,
  { stat }: OutputRecord,
  last: LastOutput,
): Uint8Array {
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
