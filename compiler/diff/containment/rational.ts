// Exact numbers: a quotient of two whole numbers, reduced, the lower one positive. Never floating point.

export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export function quotient(n: bigint, d: bigint): Rational {
  const sign = d < 0n ? -1n : 1n;
  const shared = greatestDivisor(n, d) * sign;

  return shared === 1n ? { n, d } : { n: n / shared, d: d / shared };
}

export function whole(n: bigint): Rational {
  return { n, d: 1n };
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Undefined where the text is no decimal number. */
export function rationalOf(text: string): Rational | undefined {
  const match = DECIMAL.exec(text);

  if (match === null) return undefined;

  const [, sign, before = '', after = '', exponent = '0'] = match;

  if (before === '' && after === '') return undefined;

  const digits = BigInt(before + after) * (sign === '-' ? -1n : 1n);
  const scale = Number(exponent) - after.length;

  return scale >= 0
    ? whole(digits * 10n ** BigInt(scale))
    : quotient(digits, 10n ** BigInt(-scale));
}

/** As its shortest text says: 0.1 is a tenth. */
export function rationalOfNumber(value: number): Rational {
  return rationalOf(String(value)) ?? ZERO;
}

/** Undefined where no floating point number is this one. */
export function numberOf(value: Rational): number | undefined {
  const near = value.d === 1n ? Number(value.n) : Number(decimalText(value));

  if (!Number.isFinite(near)) return undefined;

  return compare(rationalOfNumber(near), value) === 0 ? near : undefined;
}

const MOST_PLACES = 400;

/** Cut off where the decimals do not end. */
export function decimalText({ n, d }: Rational): string {
  if (d === 1n) return String(n);

  const size = n < 0n ? -n : n;
  let rest = size % d;
  let places = '';

  while (rest !== 0n && places.length < MOST_PLACES) {
    places += String((rest * 10n) / d);
    rest = (rest * 10n) % d;
  }

  return `${n < 0n ? '-' : ''}${size / d}.${places}`;
}

export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d;
  const right = b.n * a.d;

  return left < right ? -1 : left > right ? 1 : 0;
}

export function times(a: Rational, b: Rational): Rational {
  return quotient(a.n * b.n, a.d * b.d);
}

export function over(a: Rational, b: Rational): Rational {
  return quotient(a.n * b.d, a.d * b.n);
}

export function floor({ n, d }: Rational): bigint {
  const cut = n / d;

  return n < 0n && cut * d !== n ? cut - 1n : cut;
}

export function ceiling({ n, d }: Rational): bigint {
  return -floor({ n: -n, d });
}

/** The smallest number that is a whole multiple of both. */
export function leastMultiple(a: Rational, b: Rational): Rational {
  const n = (a.n * b.n) / greatestDivisor(a.n, b.n);

  return quotient(n < 0n ? -n : n, greatestDivisor(a.d, b.d));
}

export function isMultiple(value: Rational, of: Rational): boolean {
  return over(value, of).d === 1n;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;

  while (y !== 0n) [x, y] = [y, x % y];

  return x === 0n ? 1n : x;
}
