// Says what is wrong with a number, or with one that travels as text. The fast forms in numbers.ts decide the same.
import { compareDecimals } from './compare-text.ts';
import { isBigintText, isDecimalText, MOST_DIGITS } from './number-text.ts';
import { isInteger, isNumber } from './numbers.ts';
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
  if (!isInteger(value)) problems.mistyped(value, pointer, 'a whole number');
  else checkBounds(bounds, problems, pointer, (bound) => value - bound);
}

export function checkNumber(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<number> = {},
): void {
  if (!isNumber(value)) problems.mistyped(value, pointer, 'a number');
  else checkBounds(bounds, problems, pointer, (bound) => value - bound);
}

export function checkBigint(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<string> = {},
): void {
  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string of digits');
  else if (!isBigintText(value)) {
    problems.add(pointer, 'format', 'must be a whole number of 64 bits, as text');
  } else checkBounds(bounds, problems, pointer, (bound) => compareDecimals(value, bound));
}

export function checkDecimal(
  value: unknown,
  problems: Problems,
  pointer: string,
  rule: DecimalRule = {},
): void {
  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string of digits');
  else if (!isDecimalText(value)) problems.add(pointer, 'format', 'must be a decimal, as text');
  else {
    const { digits = 2 * MOST_DIGITS, scale = MOST_DIGITS, ...bounds } = rule;

    if (!isDecimalText(value, digits - scale, scale)) {
      problems.add(pointer, 'size', `must have at most ${digits} digits, ${scale} after the point`);
    }

    checkBounds(bounds, problems, pointer, (bound) => compareDecimals(value, bound));
  }
}
