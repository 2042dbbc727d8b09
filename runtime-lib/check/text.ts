// Strings: Unicode scalar values without U+0000, measured in code points. Must not allocate.

/** Known to Node 20 and to browsers since 2023, to TypeScript's es2024. */
interface WellFormed {
  isWellFormed(): boolean;
}

export function isText(
  value: unknown,
  min = 0,
  max: number = Number.POSITIVE_INFINITY,
): value is string {
  return typeof value === 'string' && hasSize(value, min, max) && isPlain(value);
}

/** As isText, and the pattern matches somewhere. Size comes first: it bounds what the pattern may cost. */
export function isMatch(value: unknown, pattern: RegExp, min = 0, max?: number): value is string {
  return isText(value, min, max) && pattern.test(value);
}

/** No lone surrogate and no U+0000: every storage keeps it, every comparison agrees. */
export function isPlain(text: string): boolean {
  return isWellFormed(text) && !text.includes('\0');
}

/** A text has at most as many code points as units, and at least half as many: mostly nothing is counted. */
export function hasSize(text: string, min: number, max: number): boolean {
  const { length } = text;

  if (length < min || length > max * 2) return false;
  if (length <= max && length >= min * 2) return true;

  const points = codePoints(text);

  return points >= min && points <= max;
}

function codePoints(text: string): number {
  let count = text.length;

  for (let i = 1; i < text.length; i++) {
    // The second half of a pair.
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800)
      count--;
  }

  return count;
}

/** Of a short list: one pass over it costs less than a set, and less than a call of includes. */
export function isOneOf(value: unknown, values: readonly string[]): value is string {
  for (let i = 0; i < values.length; i++) if (values[i] === value) return true;

  return false;
}

/** No half of a surrogate pair. */
export function isWellFormed(text: string): boolean {
  return (text as string & WellFormed).isWellFormed();
}
