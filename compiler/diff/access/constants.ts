// The order of constants as services compare them: texts by code point, everything else by value. And moments.
import { compare } from '../containment/rational.ts';
import type { Constant } from './atoms.ts';

export function compareConstants(a: Constant, b: Constant): number {
  if (typeof a === 'string' || typeof b === 'string') return compareTexts(String(a), String(b));

  return compare(a, b);
}

function compareTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((point, i) => point !== right[i]);

  if (at < 0) return left.length - right.length;

  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/i;

/** Milliseconds; a date is its midnight. Undefined where it is no moment. */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !MOMENT.test(value)) return undefined;

  const moment = Date.parse(value.toUpperCase());

  return Number.isNaN(moment) ? undefined : moment;
}
