// How two values meet: the one comparison behind conditions, expressions and sorting.

import { decodeBytes, isBytes } from '../check/bytes.ts';
import type { Operator } from '../storage/condition.ts';
import { compareText } from './code-point-order.ts';
import { compareNumbers } from './exact-number.ts';
import { instantOf } from './instant.ts';

/** By code point, by value, by instant, as booleans, or byte by byte. */
export type Family = 'text' | 'number' | 'time' | 'boolean' | 'bytes';

/** Below 0, 0 or above 0; undefined where one of them is absent, null, or of another family. */
export function compareScalars(a: unknown, b: unknown, family: Family): number | undefined {
  switch (family) {
    case 'text':
      return typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : undefined;
    case 'number':
      return compareNumbers(a, b);
    case 'time':
      return compareInstants(instantOf(a), instantOf(b));
    case 'boolean':
      return typeof a === 'boolean' && typeof b === 'boolean' ? Number(a) - Number(b) : undefined;
    case 'bytes':
      return isBytes(a) && isBytes(b) ? compareBytes(a, b) : undefined;
  }
}

/** Base64 has another order than the bytes that it stands for. */
function compareBytes(a: string, b: string): number {
  if (a === b) return 0;

  const left = decodeBytes(a);
  const right = decodeBytes(b);
  const at = left.findIndex((byte, i) => byte !== right[i]);

  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

function compareInstants(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}

/** What a comparison says of its result. Without one only `!=` holds: it is the negation of `==`. */
export function holds(operator: Operator, compared: number | undefined): boolean {
  if (compared === undefined) return operator === '!=';

  switch (operator) {
    case '==':
      return compared === 0;
    case '!=':
      return compared !== 0;
    case '<':
      return compared < 0;
    case '<=':
      return compared <= 0;
    case '>':
      return compared > 0;
    case '>=':
      return compared >= 0;
  }
}
