// Exact arithmetic on decimals: `@toac/runtime/decimal`. Nothing goes through floating point but what says so.
import { compareDecimals } from './check/compare-text.ts';
import type { Decimal } from './core/brands.ts';
import { quotient, type Rounding } from './decimal/rounding.ts';
import { aligned, parse, print, tenTo } from './decimal/units.ts';
import { decimal } from './values.ts';

export type { Decimal } from './core/brands.ts';
export type { Rounding } from './decimal/rounding.ts';
export { decimal } from './values.ts';

/** Keeps the finer scale: 1.5 + 0.25 is 1.75, 1.50 + 1.50 is 3.00. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);

  return print({ units: left + right, scale });
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = aligned(a, b);

  return print({ units: left - right, scale });
}

/** Exact: the scales add up. Round what you store. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const left = parse(a);
  const right = parse(b);

  return print({ units: left.units * right.units, scale: left.scale + right.scale });
}

/** With `scale` digits after the point. */
export function divide(
  a: Decimal,
  b: Decimal,
  scale: number,
  rounding: Rounding = 'half-even',
): Decimal {
  const [left, right] = aligned(a, b);

  if (right === 0n) throw new RangeError('division by zero');

  return print({ units: quotient(left * tenTo(checkedScale(scale)), right, rounding), scale });
}

/** With exactly `scale` digits after the point: round('1.005', 2) is 1.00, round('1', 2) is 1.00. */
export function round(a: Decimal, scale: number, rounding: Rounding = 'half-even'): Decimal {
  const { units, scale: from } = parse(a);

  if (checkedScale(scale) >= from) return print({ units: units * tenTo(scale - from), scale });

  return print({ units: quotient(units, tenTo(from - scale), rounding), scale });
}

function checkedScale(scale: number): number {
  if (Number.isInteger(scale) && scale >= 0 && scale <= 38) return scale;

  throw new RangeError(`a scale is a whole number from 0 to 38, not ${scale}`);
}

export function negate(a: Decimal): Decimal {
  const { units, scale } = parse(a);

  return print({ units: -units, scale });
}

export function abs(a: Decimal): Decimal {
  const { units, scale } = parse(a);

  return print({ units: units < 0n ? -units : units, scale });
}

export function sum(list: Iterable<Decimal>): Decimal {
  let total = decimal('0');

  for (const item of list) total = add(total, item);

  return total;
}

/** Below 0, 0 or above 0; by value: 1.50 equals 1.5. Fits Array.sort. */
export function compare(a: Decimal, b: Decimal): number {
  return Math.sign(compareDecimals(a, b));
}

export function equal(a: Decimal, b: Decimal): boolean {
  return compareDecimals(a, b) === 0;
}

/** The shortest text of the same value: 1.50 is 1.5, -0.0 is 0. */
export function canonical(a: Decimal): Decimal {
  const { units, scale } = parse(a);
  let shorter = units;
  let places = scale;

  while (places > 0 && shorter % 10n === 0n) {
    shorter /= 10n;
    places--;
  }

  return print({ units: shorter, scale: places });
}

/** The shortest decimal that is the same number to floating point: fromNumber(0.1) is 0.1. */
export function fromNumber(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);

  const [digits = '0', exponent = '0'] = value.toString().split('e');
  const { units, scale } = parse(decimal(digits));
  const places = scale - Number(exponent);

  return places >= 0
    ? print({ units, scale: places })
    : print({ units: units * tenTo(-places), scale: 0 });
}

/** The nearest number of floating point: 0.1 + 0.2 is there no longer 0.3. */
export function toNumber(a: Decimal): number {
  return Number(a);
}
