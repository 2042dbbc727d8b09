// Whole quotients, rounded. Must know nothing of text.

/** half-up and up are away from zero, down is towards it. */
export type Rounding = 'half-even' | 'half-up' | 'down' | 'up' | 'floor' | 'ceiling';

/** `numerator / denominator`, which must not be 0. */
export function quotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const towardsZero = numerator / denominator;
  const rest = numerator % denominator;

  if (rest === 0n) return towardsZero;

  const step = numerator < 0n === denominator < 0n ? 1n : -1n;

  // Twice the rest tells which side is nearer; a half is equal.
  const nearness = magnitude(rest) * 2n - magnitude(denominator);

  return away(rounding, { step, nearness, odd: towardsZero % 2n !== 0n })
    ? towardsZero + step
    : towardsZero;
}

interface Remainder {
  readonly step: bigint;
  readonly nearness: bigint;
  readonly odd: boolean;
}

/** Whether the result is the one further from zero. */
function away(rounding: Rounding, { step, nearness, odd }: Remainder): boolean {
  switch (rounding) {
    case 'half-even':
      return nearness > 0n || (nearness === 0n && odd);
    case 'half-up':
      return nearness >= 0n;
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return step < 0n;
    case 'ceiling':
      return step > 0n;
  }
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
