// The lines of source under a diagnostic, with what is meant underlined.
import { lineText, positionAt, type SourceFile, type Span } from '../../base/source.ts';
import { type Cell, cellsOf } from './safe-text.ts';

export interface FrameLine {
  /** Undefined where lines are left out. */
  readonly number: number | undefined;
  readonly text: string;
  readonly underline: string;
}

/** Columns of source that are shown; of a longer line, the part around the span. */
const MOST_COLUMNS = 120;
/** Columns left of the span in a clipped line. */
const LEAD = 24;

export function frameOf(source: SourceFile, { start, end }: Span): readonly FrameLine[] {
  const meant = trimmedEnd(source.text, start, end);
  const first = positionAt(source, start);
  const last = positionAt(source, meant);

  if (first.line === last.line) {
    return [frameLine(source, first.line, first.column - 1, last.column - 1)];
  }

  const tail = lineText(source, last.line);
  const lines = [
    frameLine(source, first.line, first.column - 1, lineText(source, first.line).length),
    frameLine(source, last.line, tail.length - tail.trimStart().length, last.column - 1),
  ];

  if (last.line - first.line > 1)
    lines.splice(1, 0, { number: undefined, text: '', underline: '' });

  return lines;
}

/** Blank space at a span's end is not what is meant. */
function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = Math.min(end, text.length);

  while (trimmed > start + 1 && /[ \t\r\n]/.test(text.charAt(trimmed - 1))) trimmed--;

  return Math.max(trimmed, Math.min(start, text.length));
}

function frameLine(source: SourceFile, number: number, from: number, to: number): FrameLine {
  const cells = cellsOf(lineText(source, number));
  const before = columnsUntil(cells, from);
  const meant = Math.max(1, columnsUntil(cells, to) - before);
  const total = columnsUntil(cells, Number.POSITIVE_INFINITY);

  if (total <= MOST_COLUMNS) return { number, text: textOf(cells), underline: mark(before, meant) };

  const left = Math.max(0, Math.min(before - LEAD, total - MOST_COLUMNS + 1));

  return { number, ...clipped(cells, left, { before, meant }) };
}

function clipped(
  cells: readonly Cell[],
  left: number,
  { before, meant }: { before: number; meant: number },
): Pick<FrameLine, 'text' | 'underline'> {
  const shown: Cell[] = [];
  let column = 0;
  let start: number | undefined;
  let cut = false;

  for (const cell of cells) {
    if (column >= left && column + cell.width <= left + MOST_COLUMNS) {
      start ??= column;
      shown.push(cell);
    } else if (start !== undefined) cut = true;

    column += cell.width;
  }

  const ellipsis = left > 0 ? 1 : 0;
  const offset = before - (start ?? left) + ellipsis;
  const room = MOST_COLUMNS + ellipsis - offset;

  return {
    text: `${left > 0 ? '…' : ''}${textOf(shown)}${cut ? '…' : ''}`,
    underline: mark(offset, Math.max(1, Math.min(meant, room))),
  };
}

/** `units`: UTF-16 units of the line. */
function columnsUntil(cells: readonly Cell[], units: number): number {
  let at = 0;
  let columns = 0;

  for (const cell of cells) {
    if (at >= units) break;

    at += cell.units;
    columns += cell.width;
  }

  return columns;
}

function textOf(cells: readonly Cell[]): string {
  return cells
    .map((c) => c.text)
    .join('')
    .trimEnd();
}

function mark(before: number, width: number): string {
  return ' '.repeat(before) + '^'.repeat(width);
}
