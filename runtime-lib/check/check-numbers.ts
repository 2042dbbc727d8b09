// Says what is wrong with a number, or with one that travels as text. The fast forms in numbers.ts decide the same.
import { compareDecimals } from './compare-text.ts';
import { isInteger, isNumber } from './numbers.ts';
import { isBigintText, isDecimalText, MOST_DIGITS } from './number-text.ts';
import { type Bounds, checkBounds, type Problems } from './problems.ts';

export interface DecimalRule extends Bounds<string> {
  /** In all. */
  readonly digits?: number;
  /** After the point. */
  readonly scale?: number;
}

export function checkInteger(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<number> = {},
): void {
  if (!isInteger(value)) return problems.mistyped(value, pointer, 'a whole number');

  checkBounds(bounds, (b) => value - b, (m) => problems.add(pointer, 'range', m));
}

export function checkNumber(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<number> = {},
): void {
  if (!isNumber(value)) return problems.mistyped(value, pointer, 'a number');

  checkBounds(bounds, (b) => value - b, (m) => problems.add(pointer, 'range', m));
}

export function checkBigint(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<string> = {},
): void {
  if (typeof value !== 'string') return problems.mistyped(value, pointer, 'a string of digits');

  if (!isBigintText(value)) {
    return problems.add(pointer, 'format', 'must be a whole number of 64 bits, as text');
  }

  checkBounds(bounds, (b) => compareDecimals(value, b), (m) => problems.add(pointer, 'range', m));
}

export function checkDecimal(
  value: unknown,
  problems: Problems,
  pointer: string,
  rule: DecimalRule = {},
): void {
  if (typeof value !== 'string') return problems.mistyped(value, pointer, 'a string of digits');
  if (!isDecimalText(value)) return problems.add(pointer, 'format', 'must be a decimal, as text');

  const { digits = 2 * MOST_DIGITS, scale = MOST_DIGITS, ...bounds } = rule;

  if (!isDecimalText(value, digits - scale, scale)) {
    problems.add(pointer, 'size', `must have at most ${digits} digits, ${scale} after the point`);
  }

  checkBounds(bounds, (b) => compareDecimals(value, b), (m) => problems.add(pointer, 'range', m));
}
