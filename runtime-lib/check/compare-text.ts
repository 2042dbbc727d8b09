// Compares decimals and integers that are text, by value. Must not allocate; both sides were checked before.

const MINUS = 45;
const ZERO = 48;

/** Below 0, 0 or above 0. `-0.0` equals `0`. */
export function compareDecimals(a: string, b: string): number {
  const left = signOf(a);
  const right = signOf(b);

  if (left !== right) return left - right;

  return left * compareMagnitudes(a, b);
}

function signOf(text: string): number {
  const negative = text.charCodeAt(0) === MINUS;

  for (let i = negative ? 1 : 0; i < text.length; i++) {
    if (text.charCodeAt(i) > ZERO) return negative ? -1 : 1;
  }

  return 0;
}

/** No leading zeros: the longer whole part is the larger one. */
function compareMagnitudes(a: string, b: string): number {
  const fromA = a.charCodeAt(0) === MINUS ? 1 : 0;
  const fromB = b.charCodeAt(0) === MINUS ? 1 : 0;
  const byLength = wholeEnd(a) - fromA - (wholeEnd(b) - fromB);

  if (byLength !== 0) return byLength;

  const most = Math.max(a.length - fromA, b.length - fromB);

  for (let i = 0; i < most; i++) {
    const difference = unitAt(a, fromA + i) - unitAt(b, fromB + i);

    if (difference !== 0) return difference;
  }

  return 0;
}

function wholeEnd(text: string): number {
  const point = text.indexOf('.');

  return point === -1 ? text.length : point;
}

/** Behind the end stand zeros; the point counts as one, for the other side may end there. */
function unitAt(text: string, at: number): number {
  const unit = at < text.length ? text.charCodeAt(at) : ZERO;

  return Math.max(unit, ZERO);
}
