// Texts in the order of their code points: what every storage sorts and compares by. Not JavaScript's order, which
// puts U+1F600 before U+FFFF.

/** Below 0, 0 or above 0. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;

  const least = Math.min(a.length, b.length);
  let at = 0;

  while (at < least && a.charCodeAt(at) === b.charCodeAt(at)) at++;

  // What differs may be the second half of a pair.
  if (at > 0 && isFirstHalf(a.charCodeAt(at - 1))) {
    const difference = pointAt(a, at - 1) - pointAt(b, at - 1);

    if (difference !== 0) return difference;
  }

  return pointAt(a, at) - pointAt(b, at);
}

/** Behind the end stands less than any character. */
function pointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? -1;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
