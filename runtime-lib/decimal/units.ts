// A decimal as a whole number of units and the place of its point; and back to text. Must stay exact.
import { isDecimalText } from '../check/number-text.ts';
import type { Decimal } from '../core/brands.ts';

export interface Units {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

export function parse(decimal: Decimal): Units {
  const point = decimal.indexOf('.');

  if (point === -1) return { units: BigInt(decimal), scale: 0 };

  return {
    units: BigInt(decimal.slice(0, point) + decimal.slice(point + 1)),
    scale: decimal.length - point - 1,
  };
}

export function print({ units, scale }: Units): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const text = `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;

  if (!isDecimal(text))
    throw new RangeError(`a decimal has at most 38 digits before and after its point: ${text}`);

  return text;
}

function isDecimal(text: string): text is Decimal {
  return isDecimalText(text);
}

/** Both with the finer scale of the two. */
export function aligned(a: Decimal, b: Decimal): readonly [a: bigint, b: bigint, scale: number] {
  const left = parse(a);
  const right = parse(b);
  const scale = Math.max(left.scale, right.scale);

  return [left.units * tenTo(scale - left.scale), right.units * tenTo(scale - right.scale), scale];
}

export function tenTo(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
