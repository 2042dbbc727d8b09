// A contract's text and places in it. Offsets count UTF-16 units from 0; lines and columns from 1.
import { oncePer } from './once-per.ts';

export interface SourceFile {
  /** Relative to the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Offsets at which the lines of a file begin; a line ends with LF, CRLF or a lone CR. */
export const lineStarts = oncePer(({ text }: SourceFile): readonly number[] => {
  const found = [0];

  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);

    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) found.push(i + 1);
  }

  return found;
});

export function positionAt(source: SourceFile, offset: number): Position {
  const lines = lineStarts(source);
  let low = 0;
  let high = lines.length - 1;

  while (low < high) {
    const middle = (low + high + 1) >> 1;

    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }

  return { line: low + 1, column: offset - (lines[low] ?? 0) + 1, offset };
}

/** The text of a line (from 1) without its end. */
export function lineText(source: SourceFile, line: number): string {
  const lines = lineStarts(source);

  return source.text
    .slice(lines[line - 1] ?? 0, lines[line] ?? source.text.length)
    .replace(/[\r\n]+$/, '');
}

export function compareSpans(a: Span, b: Span): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;

  return a.start - b.start || a.end - b.end;
}
