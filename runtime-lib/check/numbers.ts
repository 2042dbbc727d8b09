// Numbers, and numbers that travel as text. Must not allocate, and must not convert text through floating point.
import type { Decimal } from '../core/brands.ts';
import { isBigintText, isDecimalText, MOST_DIGITS } from './number-text.ts';

/** A whole number that floating point keeps exact. */
export function isInteger(
  value: unknown,
  min: number = Number.MIN_SAFE_INTEGER,
  max: number = Number.MAX_SAFE_INTEGER,
): value is number {
  return typeof value === 'number' && value >= min && value <= max && Math.trunc(value) === value;
}

/** Finite. */
export function isNumber(
  value: unknown,
  min: number = -Number.MAX_VALUE,
  max: number = Number.MAX_VALUE,
): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

/** A signed 64-bit integer as text. */
export function isBigint(value: unknown): value is string {
  return typeof value === 'string' && isBigintText(value);
}

/** `digits` in all, `scale` of them after the point. */
export function isDecimal(
  value: unknown,
  digits: number = 2 * MOST_DIGITS,
  scale: number = MOST_DIGITS,
): value is Decimal {
  return typeof value === 'string' && isDecimalText(value, digits - scale, scale);
}
