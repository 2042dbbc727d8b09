// From what was found to what is shown: each once, sorted, suppressed warnings left out.
import { diagnose } from './catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import { compareSpans, positionAt, type SourceFile, type Span } from './source.ts';

export interface Suppression {
  readonly at: Span;
  readonly code: { readonly value: string; readonly at: Span };
  readonly line: number;
}

export interface Suppressing {
  readonly sources: readonly SourceFile[];
  readonly suppressions: readonly Suppression[];
}

export function settleDiagnostics(
  found: readonly Diagnostic[],
  { sources, suppressions }: Suppressing,
): readonly Diagnostic[] {
  const unique = distinct(found);

  if (suppressions.length === 0) return unique;

  const files = new Map(sources.map((s) => [s.path, s]));
  const used = new Set<Suppression>();
  const shown = unique.filter((diagnostic) => {
    const source = files.get(diagnostic.at.file);
    const line = source === undefined ? 0 : positionAt(source, diagnostic.at.start).line;
    const suppression = suppressions.find(
      (s) =>
        s.at.file === diagnostic.at.file && s.line === line && s.code.value === diagnostic.code,
    );

    if (suppression === undefined) return true;

    used.add(suppression);

    return diagnostic.severity === 'error';
  });
  const useless = suppressions
    .filter((s) => !used.has(s))
    .map((s) => diagnose('TOA1902', s.code.at, { code: s.code.value }));

  return distinct([...shown, ...useless]);
}

function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const kept: Diagnostic[] = [];

  for (const diagnostic of diagnostics) {
    const { at, code, message } = diagnostic;
    const key = `${at.file}\n${at.start}\n${at.end}\n${code}\n${message}`;

    if (!seen.has(key)) kept.push(diagnostic);

    seen.add(key);
  }

  return kept.sort((a, b) => compareSpans(a.at, b.at) || (a.code < b.code ? -1 : 1));
}
