// All files of a project after a change: those of the affected components made anew, files about all components with
// their pieces replaced, the others as the last build left them.
import { type Artifact, inPieces, type Piece } from '../../4-emit/artifact.ts';
import { disk, sameStat } from '../../5-write/disk.ts';
import { writtenBody } from '../../5-write/header.ts';
import type { OutputRecord } from '../../5-write/manifest.ts';
import { textOf } from '../../5-write/pieces.ts';
import type { Layout } from '../../5-write/plan.ts';
import { digest } from '../../base/digest.ts';

export interface Last {
  /** The output folder, absolute. */
  readonly root: string;
  readonly outputs: ReadonlyMap<string, OutputRecord>;
  /** Files that are made of an affected component. */
  readonly replaced: ReadonlySet<string>;
  /** Called, and thrown, when a file turns out to need a build of everything. */
  readonly giveUp: () => Error;
}

/** `made` are the artifacts of the slice. */
export function changedArtifacts(
  made: readonly Artifact[],
  affected: ReadonlySet<string>,
  last: Last,
): readonly Artifact[] {
  const whole = new Map(
    made.flatMap((a) => (a.pieces === undefined ? [] : [[a.path, a] as const])),
  );
  const own = made.filter((a) => a.of !== undefined && affected.has(a.of));
  const rest = [...last.outputs].filter(([path]) => !last.replaced.has(path));

  return [...own, ...rest.map(([path, record]) => after(path, record, { whole, affected, last }))];
}

interface Change {
  /** Files about all components, of the slice. */
  readonly whole: ReadonlyMap<string, Artifact>;
  readonly affected: ReadonlySet<string>;
  readonly last: Last;
}

function after(path: string, record: OutputRecord, { whole, affected, last }: Change): Artifact {
  const { layout } = record;
  const made = whole.get(path);

  if (layout === undefined || made === undefined) {
    // A file that lists the affected components is not known to be the same without them.
    const isAsked = layout?.some(([, of]) => affected.has(of)) === true;

    return isAsked ? unknown(path, record, last) : kept(path, record, last);
  }

  const pieces = (made.pieces?.() ?? []).filter((p) => p.of !== undefined && affected.has(p.of));

  return replaces(layout, pieces, affected)
    ? spliced(made, { pieces, record, layout }, last)
    : unknown(path, record, last);
}

function kept(path: string, { key }: OutputRecord, last: Last): Artifact {
  const space = key.indexOf(' ');

  return {
    path,
    key: key.slice(0, space),
    source: key.slice(space + 1),
    mode: 'generated',
    comment: 'slashes',
    // It was there, and as it was written, when the last build ended.
    render: () => {
      throw last.giveUp();
    },
  };
}

function unknown(path: string, record: OutputRecord, last: Last): Artifact {
  last.giveUp();

  return kept(path, record, last);
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
  readonly layout: Layout;
}

/** Under a key of its own: the next build of everything compares the text itself. */
function spliced(made: Artifact, splice: Splice, last: Last): Artifact {
  const key = digest(splice.record.digest, ...splice.pieces.map((p) => textOf(p.render())));

  return inPieces({ ...made, key }, () => piecesOf(made, splice, last));
}

function piecesOf(
  made: Artifact,
  { pieces, record, layout }: Splice,
  last: Last,
): readonly Piece[] {
  const body = intactBody(made, record, last);
  const fresh = new Map(pieces.map((p) => [nameOf(p.section, p.of ?? ''), p]));
  let end = 0;

  const found = layout.map(([section, of, length, outside]): Piece => {
    const start = end;

    end += length;

    return (
      fresh.get(nameOf(section, of)) ?? {
        section,
        outside,
        ...(of === '' ? {} : { of }),
        render: () => body.subarray(start, start + length),
      }
    );
  });

  if (end !== body.length) throw last.giveUp();

  return found;
}

/** As the last build left it. */
function intactBody({ path, comment }: Artifact, { stat }: OutputRecord, last: Last): Uint8Array {
  const file = `${last.root}/${path}`;
  const now = disk.stat(file);
  const body =
    now !== undefined && sameStat(now, stat) ? writtenBody(disk.bytes(file), comment) : undefined;

  if (body === undefined) throw last.giveUp();

  return body;
}

function nameOf(section: string, of: string): string {
  return `${section} ${of}`;
}
