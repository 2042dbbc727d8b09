// A span as lines and columns, with the text that it stands in.
import { positionAt, type SourceFile, type Span } from '../base/source.ts';
import type { Place } from './located.ts';

/** A file whose text is not at hand is meant as a whole. */
export function placeOfSpan(span: Span, sources: readonly SourceFile[]): Place {
  const source = sources.find((s) => s.path === span.file);

  if (source === undefined)
    return { file: span.file, line: 1, column: 1, endLine: 1, endColumn: 1 };

  const [start, end] = [positionAt(source, span.start), positionAt(source, span.end)];

  return {
    file: span.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
