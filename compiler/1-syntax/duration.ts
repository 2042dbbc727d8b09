// Durations as contracts write them: a whole number and a unit. On the wire durations are ISO 8601; that is not here.

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds, or undefined where the text is no duration. */
export function durationOf(text: string): number | undefined {
  const match = /^([0-9]{1,12})(ms|s|m|h|d|w)$/.exec(text);
  const unit = match?.[2];

  if (match === null || unit === undefined) return undefined;

  const value = Number(match[1]) * (UNITS[unit] ?? 0);

  return Number.isSafeInteger(value) ? value : undefined;
}
