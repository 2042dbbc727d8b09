// "did you mean": the known word nearest to what was written. Used for every name the user can misspell.

/** Damerau-Levenshtein distance (adjacent swaps count one), at most `limit` + 1. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;

  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);

  for (let i = 1; i <= a.length; i++) {
    const row = [i];

    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);

      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }

      row.push(best);
    }

    beforeLast = last;
    last = row;
  }

  return last[b.length] ?? 0;
}

/** Nearest candidates first; only those near enough to be what was meant. */
export function suggestions(written: string, known: Iterable<string>): readonly string[] {
  const limit = Math.max(1, Math.floor(written.length * 0.4));
  const lower = written.toLowerCase();
  const found: { word: string; rank: number }[] = [];

  for (const word of known) {
    if (word === written) continue;

    const exact = distance(written, word, limit);
    const folded = distance(lower, word.toLowerCase(), limit);
    const rank = Math.min(exact, folded === 0 ? 0.5 : folded + 0.75);

    if (rank <= limit) found.push({ word, rank });
  }

  return found
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        difference(a.word, written) - difference(b.word, written) ||
        (a.word < b.word ? -1 : 1),
    )
    .map(({ word }) => word);
}

/** Swapped letters leave the length as it was, and more often what is meant. */
function difference(a: string, b: string): number {
  return Math.abs(a.length - b.length);
}

/** The one known word that differs by a letter, or by case alone. */
export function slipOf(written: string, known: Iterable<string>): string | undefined {
  const word = suggestion(written, known);

  return word !== undefined && distance(written.toLowerCase(), word.toLowerCase(), 1) <= 1
    ? word
    : undefined;
}

export function suggestion(written: string, known: Iterable<string>): string | undefined {
  return suggestions(written, known)[0];
}
