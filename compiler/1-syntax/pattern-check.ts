// A pattern where it stands in a contract: parsed, and its problem reported at the true offset.

import { parsePattern } from './pattern.ts';
import type { Reading } from './reading.ts';
import type { Place } from './tree.ts';

/** False where the pattern was reported. `doubled`: a quote in it is written twice. */
export function checkPattern(
  reading: Reading,
  source: string,
  { place, doubled }: { readonly place: Place; readonly doubled: boolean },
): boolean {
  const { problem } = parsePattern(source);

  if (problem === undefined) return true;

  const offset = (index: number) =>
    place.start + index + (doubled ? source.slice(0, index).split("'").length - 1 : 0);
  // Where escapes make the text shorter than what is written, only the whole can be shown.
  const exact = offset(source.length) === place.end;
  const start = exact ? offset(problem.start) : place.start;
  const end = exact ? offset(problem.end) : place.end;

  reading.report(
    'TOA1044',
    { file: reading.file, start, end },
    { problem: problem.problem },
    { hint: problem.hint },
  );

  return false;
}
