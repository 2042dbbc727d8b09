// Rules of numbers, and of those that travel as text. The fast forms in numbers.ts decide the same.
import { compareDecimals } from './compare-text.ts';
import { isBigintText, isDecimalText, MOST_DIGITS } from './number-text.ts';
import { isInteger, isNumber } from './numbers.ts';
import { type Bounds, checkBounds } from './problems.ts';
import type { Rule } from './rule.ts';

export interface DecimalBounds extends Bounds<string> {
  /** In all. */
  readonly digits?: number;
  /** After the point. */
  readonly scale?: number;
}

export function integer(bounds: Bounds<number> = {}): Rule {
  return (value, problems, pointer = '') => {
    if (!isInteger(value)) problems.mistyped(value, pointer, 'a whole number');
    else checkBounds(bounds, problems, pointer, (bound) => value - bound);
  };
}

/** `number` in contracts. */
export function float(bounds: Bounds<number> = {}): Rule {
  return (value, problems, pointer = '') => {
    if (!isNumber(value)) problems.mistyped(value, pointer, 'a number');
    else checkBounds(bounds, problems, pointer, (bound) => value - bound);
  };
}

/** `bigint` in contracts. */
export function int64(bounds: Bounds<string> = {}): Rule {
  return (value, problems, pointer = '') => {
    if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string of digits');
    else if (!isBigintText(value)) {
      problems.add(pointer, 'format', 'must be a whole number of 64 bits, as text');
    } else checkBounds(bounds, problems, pointer, (bound) => compareDecimals(value, bound));
  };
}

export function decimal(rule: DecimalBounds = {}): Rule {
  const { digits = 2 * MOST_DIGITS, scale = MOST_DIGITS } = rule;

  return (value, problems, pointer = '') => {
    if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string of digits');
    else if (!isDecimalText(value)) problems.add(pointer, 'format', 'must be a decimal, as text');
    else {
      if (!isDecimalText(value, digits - scale, scale)) {
        problems.add(
          pointer,
          'size',
          `must have at most ${digits} digits, ${scale} after the point`,
        );
      }

      checkBounds(rule, problems, pointer, (bound) => compareDecimals(value, bound));
    }
  };
}
