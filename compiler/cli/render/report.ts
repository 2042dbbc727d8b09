// What the renderers take: diagnostics, and the texts that they stand in.
import type { Diagnostic, Severity } from '../../base/diagnostic.ts';
import { type Position, positionAt, type SourceFile, type Span } from '../../base/source.ts';

export interface Report {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** What is counted, where not all of it is shown. */
  readonly all?: readonly Diagnostic[];
  /** Unified differences that belong to diagnostics, by file. */
  readonly differences?: ReadonlyMap<string, string>;
}

export function reportOf(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceFile[],
  differences?: ReadonlyMap<string, string>,
): Report {
  const known = new Map(sources.map((s) => [s.path, s]));

  return { diagnostics, sources: known, ...(differences === undefined ? {} : { differences }) };
}

export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** A file whose text is not at hand is meant as a whole. */
export function placeOf({ file, start, end }: Span, { sources }: Report): Place {
  const source = sources.get(file);

  if (source === undefined) {
    return {
      file,
      start: { line: 1, column: 1, offset: start },
      end: { line: 1, column: 1, offset: end },
    };
  }

  return { file, start: positionAt(source, start), end: positionAt(source, end) };
}

export function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((d) => d.severity === severity).length;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}
