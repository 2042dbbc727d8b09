// Comparisons of numbers: columns of whole units between two bounds, and columns of doubles.
import { compareUnits, exactNumber } from '../../core/exact-number.ts';
import { tenTo, type Units } from '../../decimal/units.ts';
import type { Condition, Operator } from '../condition.ts';
import type { Scalar } from '../values.ts';
import { aboveAll, belowAll, fromBelow, impossible } from './outcome.ts';

interface Comparison {
  readonly field: string;
  readonly operator: Operator;
  readonly value: Scalar;
}

/** What a column holds: whole numbers of units, `scale` digits behind the point. */
interface Lattice {
  readonly scale: number;
  readonly min: bigint;
  readonly max: bigint;
}

const SAFE: Lattice = {
  scale: 0,
  min: BigInt(Number.MIN_SAFE_INTEGER),
  max: BigInt(Number.MAX_SAFE_INTEGER),
};
const INT64: Lattice = { scale: 0, min: -(2n ** 63n), max: 2n ** 63n - 1n };

export function fitNumber(type: string, comparison: Comparison): Condition {
  const exact = exactNumber(comparison.value);

  if (exact === undefined) return impossible(comparison.operator);
  if (type === 'number') return fitDouble(exact, comparison);

  return fitUnits(exact, latticeOf(type), { ...comparison, type });
}

function latticeOf(type: string): Lattice {
  if (type === 'integer') return SAFE;
  if (type === 'bigint') return INT64;

  const [digits = 18, scale = 0] = (/\((\d+)\.(\d+)\)/.exec(type) ?? []).slice(1).map(Number);
  const most = tenTo(digits) - 1n;

  return { scale, min: -most, max: most };
}

function fitUnits(
  exact: Units,
  lattice: Lattice,
  { type, field, operator }: Comparison & { readonly type: string },
): Condition {
  const { units, isExact } = atScale(exact, lattice.scale);

  if (units < lattice.min) return belowAll(field, operator);
  if (units > lattice.max) return aboveAll(field, operator);

  const value = type === 'integer' ? Number(units) : unitsText(units, lattice.scale);

  if (isExact) return { kind: 'compare', field, operator, value };

  const shifted = fromBelow(operator);

  return shifted === undefined
    ? impossible(operator)
    : { kind: 'compare', field, operator: shifted, value };
}

/** The largest number of units that is not above the value. */
function atScale(
  { units, scale }: Units,
  to: number,
): { readonly units: bigint; readonly isExact: boolean } {
  if (scale <= to) return { units: units * tenTo(to - scale), isExact: true };

  const divisor = tenTo(scale - to);
  const rest = units % divisor;
  const whole = units / divisor;

  return { units: rest < 0n ? whole - 1n : whole, isExact: rest === 0n };
}

/** As a decimal is written: the point where the scale puts it, at least one digit before it. */
function unitsText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);

  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** The nearest double stands for what lies between it and the next. */
function fitDouble(exact: Units, { field, operator }: Comparison): Condition {
  const nearest = Number(`${exact.units}e${-exact.scale}`);

  if (nearest === Number.POSITIVE_INFINITY) return aboveAll(field, operator);
  if (nearest === Number.NEGATIVE_INFINITY) return belowAll(field, operator);

  const value = nearest === 0 ? 0 : nearest;
  const difference = compareUnits(exactNumber(value) ?? exact, exact);

  if (difference === 0) return { kind: 'compare', field, operator, value };
  if (operator === '==' || operator === '!=') return impossible(operator);

  return { kind: 'compare', field, operator: beside(operator, difference < 0), value };
}

/** No double lies between the value and its nearest one. */
function beside(operator: Operator, isBelow: boolean): Operator {
  const less = operator === '<' || operator === '<=';

  if (isBelow) return less ? '<=' : '>';

  return less ? '<' : '>=';
}
