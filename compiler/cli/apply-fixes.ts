// Applies what diagnostics propose to the contracts. Only a fix that is the only one, and only where it touches no other.
import type { Diagnostic, Edit } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source.ts';

/** New texts of the files that change. */
export function applyFixes(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
): ReadonlyMap<string, string> {
  const texts = new Map(files.map((f) => [f.path, f.text]));
  const chosen: Edit[] = [];

  for (const { fixes = [] } of diagnostics) {
    const edits = fixes.length === 1 ? (fixes[0]?.edits ?? []) : [];
    const fits = edits.every(
      (e) => texts.has(e.at.file) && !chosen.some((other) => overlaps(e, other)),
    );

    if (edits.length > 0 && fits) chosen.push(...edits);
  }

  const changed = new Map<string, string>();

  // From the end, so that offsets stay true.
  for (const { at, text } of chosen.toSorted((a, b) => b.at.start - a.at.start)) {
    const before = changed.get(at.file) ?? texts.get(at.file) ?? '';

    changed.set(at.file, before.slice(0, at.start) + text + before.slice(at.end));
  }

  return changed;
}

function overlaps({ at: a }: Edit, { at: b }: Edit): boolean {
  // Two insertions at one place have no order.
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}
