// Numbers and the texts of decimals and big integers, compared by value. A number is what its JSON says: 0.1 is a tenth.
import { compareDecimals } from '../check/compare-text.ts';
import { isDecimalText } from '../check/number-text.ts';
import { tenTo, type Units } from '../decimal/units.ts';

/** Undefined where it is no number: NaN, infinite, or another text. */
export function exactNumber(value: unknown): Units | undefined {
  if (typeof value === 'string') return isDecimalText(value) ? unitsOf(value, 0) : undefined;
  if (typeof value === 'bigint') return { units: value, scale: 0 };
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 };

  const [digits = '0', exponent = '0'] = value.toString().split('e');

  return unitsOf(digits, Number(exponent));
}

/** Below 0, 0 or above 0; undefined where one of them is no number. */
export function compareNumbers(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') {
    return Number.isFinite(a) && Number.isFinite(b) ? a - b : undefined;
  }

  if (typeof a === 'string' && typeof b === 'string') {
    return isDecimalText(a) && isDecimalText(b) ? compareDecimals(a, b) : undefined;
  }

  const left = exactNumber(a);
  const right = exactNumber(b);

  return left === undefined || right === undefined ? undefined : compareUnits(left, right);
}

export function compareUnits(a: Units, b: Units): number {
  const scale = Math.max(a.scale, b.scale);
  const left = a.units * tenTo(scale - a.scale);
  const right = b.units * tenTo(scale - b.scale);

  return left < right ? -1 : left > right ? 1 : 0;
}

function unitsOf(digits: string, exponent: number): Units {
  const point = digits.indexOf('.');
  const units = BigInt(point === -1 ? digits : digits.slice(0, point) + digits.slice(point + 1));
  const scale = (point === -1 ? 0 : digits.length - point - 1) - exponent;

  return scale >= 0 ? { units, scale } : { units: units * tenTo(-scale), scale: 0 };
}
