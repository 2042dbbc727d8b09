// What to write instead of a word that is none of those known.
import { suggestion } from '../base/suggest.ts';

export function hintFor(written: string, known: readonly string[]): string {
  const meant = suggestion(written, known);

  return meant === undefined ? `there are ${known.join(', ')}` : `did you mean '${meant}'?`;
}
