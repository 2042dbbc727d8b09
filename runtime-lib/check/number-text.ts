// Numbers that travel as text: decimals and 64-bit integers. Must not convert through floating point.

const INTEGER = /^(?:0|-?[1-9][0-9]{0,18})$/;
const HIGHEST = '9223372036854775807';
const LOWEST = '9223372036854775808';

/** More than any storage keeps, and little enough to calculate with. */
export const MOST_DIGITS = 38;

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * At most `whole` digits before the point and `scale` after it; no leading zeros, no exponent. A lone zero before the
 * point is no digit, so that decimal(2.2) takes 0.25. One pass: a pattern and a count cost twice as much.
 */
export function isDecimalText(
  text: string,
  whole: number = MOST_DIGITS,
  scale: number = MOST_DIGITS,
): boolean {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const point = digitsEnd(text, start);
  const digits = point - start;
  const isZero = text.charCodeAt(start) === ZERO;

  if (digits === 0 || (isZero ? digits > 1 : digits > whole)) return false;
  if (point === text.length) return true;
  if (text.charCodeAt(point) !== POINT) return false;

  const places = text.length - point - 1;

  return places > 0 && places <= scale && digitsEnd(text, point + 1) === text.length;
}

/** Behind the digits that begin here; no further than what can be a decimal. */
function digitsEnd(text: string, from: number): number {
  const end = Math.min(text.length, from + MOST_DIGITS + 1);
  let at = from;

  while (at < end && isDigit(text.charCodeAt(at))) at++;

  return at;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** In the range of a signed 64-bit integer; `-0`, `+1` and `01` are not. */
export function isBigintText(text: string): boolean {
  if (text.length > 20 || !INTEGER.test(text)) return false;

  // Equal lengths: digits compare as text.
  if (text.charCodeAt(0) === 45) return text.length < 20 || text.slice(1) <= LOWEST;

  return text.length < 19 || text <= HIGHEST;
}
