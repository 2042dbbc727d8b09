// Decimal arithmetic against whole numbers, which are exact, and against its own laws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abs,
  add,
  canonical,
  compare,
  type Decimal,
  decimal,
  divide,
  equal,
  fromNumber,
  multiply,
  negate,
  type Rounding,
  round,
  subtract,
  sum,
  toNumber,
} from '../../runtime-lib/decimal.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat({ max: 9 }))
  .map(([units, scale]): Decimal => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;

    return decimal(units < 0n ? `-${text}` : text);
  });

/** In units of 10^-18. */
function units(of: Decimal): bigint {
  const [whole = '0', places = ''] = of.replace('-', '').split('.');
  const value = BigInt(whole + places.padEnd(18, '0'));

  return of.startsWith('-') ? -value : value;
}

describe('laws', () => {
  it('sums and differences are exact', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(units(add(a, b))).toBe(units(a) + units(b));
        expect(units(subtract(a, b))).toBe(units(a) - units(b));
        expect(add(a, b)).toBe(add(b, a));
        expect(equal(add(subtract(a, b), b), a)).toBe(true);
      }),
    );
  });

  it('products are exact', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(units(multiply(a, b)) * 10n ** 18n).toBe(units(a) * units(b));
        expect(equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
      }),
    );
  });

  it('comparison is by value', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const expected = units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0;

        expect(compare(a, b)).toBe(expected);
        expect(compare(negate(a), negate(b)) + expected).toBe(0);
        expect(equal(a, canonical(a))).toBe(true);
        expect(equal(a, b)).toBe(canonical(a) === canonical(b));
      }),
    );
  });

  it('rounding goes to a neighbour, and to the nearer one in halves', () => {
    const modes: readonly Rounding[] = ['half-even', 'half-up', 'down', 'up', 'floor', 'ceiling'];

    fc.assert(
      fc.property(decimals, fc.nat({ max: 9 }), fc.constantFrom(...modes), (a, scale, mode) => {
        const rounded = round(a, scale, mode);
        const off = units(rounded) - units(a);
        const step = 10n ** BigInt(18 - scale);
        const sign = units(a) < 0n ? -1n : 1n;

        expect(rounded.split('.')[1]?.length ?? 0).toBe(scale);
        expect(off > -step && off < step).toBe(true);
        if (mode === 'floor') expect(off <= 0n).toBe(true);
        if (mode === 'ceiling') expect(off >= 0n).toBe(true);
        if (mode === 'down') expect(off * sign <= 0n).toBe(true);
        if (mode === 'up') expect(off * sign >= 0n).toBe(true);
        if (mode.startsWith('half')) expect(off * 2n <= step && off * -2n <= step).toBe(true);
      }),
    );
  });

  it('a quotient is the rounded one of whole numbers', () => {
    fc.assert(
      fc.property(decimals, decimals, fc.nat({ max: 9 }), (a, b, scale) => {
        fc.pre(units(b) !== 0n);

        const step = 10n ** BigInt(18 - scale);
        const off = units(divide(a, b, scale)) * units(b) - units(a) * 10n ** 18n;
        const half = (units(b) < 0n ? -units(b) : units(b)) * step;

        expect(off * 2n <= half && off * -2n <= half).toBe(true);
      }),
    );
  });

  it('numbers survive the way there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e30, max: 1e30, noNaN: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-20);
        expect(toNumber(fromNumber(value))).toBe(value + 0);
      }),
    );
  });
});

describe('examples', () => {
  it.each([
    ['half-even', ['2', '-2', '2', '4', '0']],
    ['half-up', ['2', '-2', '3', '4', '1']],
    ['down', ['1', '-1', '2', '3', '0']],
    ['up', ['2', '-2', '3', '4', '1']],
    ['floor', ['1', '-2', '2', '3', '0']],
    ['ceiling', ['2', '-1', '3', '4', '1']],
  ] as const)('%s', (mode, expected) => {
    expect(
      ['1.5', '-1.5', '2.5', '3.5', '0.5'].map((text) => round(decimal(text), 0, mode)),
    ).toEqual(expected);
  });

  it('keep the scale', () => {
    expect(add(decimal('1.50'), decimal('1.5'))).toBe('3.00');
    expect(sum([])).toBe('0');
    expect(sum([decimal('0.1'), decimal('0.2')])).toBe('0.3');
    expect(divide(decimal('1'), decimal('3'), 4)).toBe('0.3333');
    expect(divide(decimal('2'), decimal('-3'), 2, 'ceiling')).toBe('-0.66');
    expect([
      canonical(decimal('-0.00')),
      canonical(decimal('10.500')),
      canonical(decimal('100')),
    ]).toEqual(['0', '10.5', '100']);
    expect([abs(decimal('-0.5')), negate(decimal('0.0')), round(decimal('-0.4'), 0)]).toEqual([
      '0.5',
      '0.0',
      '0',
    ]);
    expect([fromNumber(0.1), fromNumber(1e-7), fromNumber(1e21), fromNumber(-2.5)]).toEqual([
      '0.1',
      '0.0000001',
      `1${'0'.repeat(21)}`,
      '-2.5',
    ]);
  });

  it.each([
    () => divide(decimal('1'), decimal('0.0'), 2),
    () => round(decimal('1'), -1),
    () => round(decimal('1'), 0.5),
    () => fromNumber(Number.NaN),
    () => fromNumber(1e300),
    () => multiply(decimal('9'.repeat(38)), decimal('10')),
  ])('refuse what has no answer: %s', (make) => expect(make).toThrow(RangeError));
});
