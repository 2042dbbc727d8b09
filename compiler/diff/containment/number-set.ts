// Sets of numbers: an interval and a divisor. Finds a number of such a set that is in none of others, or shows that
// there is none.
import {
  ceiling,
  compare,
  decimalText,
  floor,
  isMultiple,
  leastMultiple,
  numberOf,
  ONE,
  over,
  quotient,
  type Rational,
  rationalOf,
  times,
  whole,
} from './rational.ts';
import type { NumberSchema } from './schema.ts';

export interface Bound {
  readonly value: Rational;
  readonly open: boolean;
}

export interface NumberSet {
  readonly low?: Bound | undefined;
  readonly high?: Bound | undefined;
  /** Above zero; all numbers are its multiples. */
  readonly divisor?: Rational | undefined;
}

export function numberSet(schema: NumberSchema): NumberSet {
  const low = tighterLow(boundOf(schema.min, false), boundOf(schema.above, true));
  const high = tighterHigh(boundOf(schema.max, false), boundOf(schema.below, true));
  const step = schema.multipleOf === undefined ? undefined : rationalOf(schema.multipleOf);
  const size = step === undefined || step.n >= 0n ? step : { n: -step.n, d: step.d };
  const divisor = schema.integer === true ? leastMultiple(size ?? ONE, ONE) : size;

  return closed({ low, high, divisor });
}

function boundOf(text: string | undefined, open: boolean): Bound | undefined {
  const value = text === undefined ? undefined : rationalOf(text);

  return value === undefined ? undefined : { value, open };
}

/** Of multiples: the bounds are multiples themselves. */
function closed({ low, high, divisor }: NumberSet): NumberSet {
  if (divisor === undefined || divisor.n === 0n) return { low, high, divisor };

  return {
    low: low && { value: times(whole(firstMultiple(low, divisor)), divisor), open: false },
    high: high && { value: times(whole(lastMultiple(high, divisor)), divisor), open: false },
    divisor,
  };
}

function firstMultiple({ value, open }: Bound, divisor: Rational): bigint {
  const steps = over(value, divisor);

  return ceiling(steps) + (open && steps.d === 1n ? 1n : 0n);
}

function lastMultiple({ value, open }: Bound, divisor: Rational): bigint {
  const steps = over(value, divisor);

  return floor(steps) - (open && steps.d === 1n ? 1n : 0n);
}

function tighterLow(a: Bound | undefined, b: Bound | undefined): Bound | undefined {
  if (a === undefined || b === undefined) return a ?? b;

  const order = compare(a.value, b.value);

  return order > 0 || (order === 0 && a.open) ? a : b;
}

function tighterHigh(a: Bound | undefined, b: Bound | undefined): Bound | undefined {
  if (a === undefined || b === undefined) return a ?? b;

  const order = compare(a.value, b.value);

  return order < 0 || (order === 0 && a.open) ? a : b;
}

export function both(a: NumberSet, b: NumberSet): NumberSet {
  const divisor =
    a.divisor === undefined || b.divisor === undefined
      ? (a.divisor ?? b.divisor)
      : leastMultiple(a.divisor, b.divisor);

  return closed({
    low: tighterLow(a.low, b.low),
    high: tighterHigh(a.high, b.high),
    divisor,
  });
}

export function numberSetText({ low, high, divisor }: NumberSet): string {
  const end = (bound: Bound | undefined) =>
    bound === undefined ? '' : `${decimalText(bound.value)}${bound.open ? '!' : ''}`;

  return `${end(low)}..${end(high)}/${divisor === undefined ? '' : decimalText(divisor)}`;
}

export function hasNumber({ low, high, divisor }: NumberSet, value: Rational): boolean {
  if (low !== undefined && compare(value, low.value) < (low.open ? 1 : 0)) return false;
  if (high !== undefined && compare(value, high.value) > (high.open ? -1 : 0)) return false;

  return divisor === undefined || isMultiple(value, divisor);
}

export interface NumberTask {
  readonly set: NumberSet;
  readonly noMultipleOf: readonly Rational[];
  readonly excluded: readonly Rational[];
  /** It travels as text: any number will do. */
  readonly asText?: boolean;
}

/** The simplest that JSON keeps exact; undefined where it was not decided. */
export function pickNumber(task: NumberTask): Rational | 'none' | undefined {
  const { low, high, divisor } = task.set;

  if (low !== undefined && high !== undefined) {
    const order = compare(low.value, high.value);

    if (order > 0 || (order === 0 && (low.open || high.open))) return 'none';
    if (order === 0) return fits(task, low.value) ? settled(task, low.value) : 'none';
  }

  return divisor === undefined ? pickReal(task) : pickMultiple(task, divisor);
}

function settled(task: NumberTask, value: Rational): Rational | undefined {
  return task.asText === true || numberOf(value) !== undefined ? value : undefined;
}

function fits({ set, noMultipleOf, excluded }: NumberTask, value: Rational): boolean {
  return (
    hasNumber(set, value) &&
    noMultipleOf.every((step) => !isMultiple(value, step)) &&
    excluded.every((other) => compare(other, value) !== 0)
  );
}

const MOST_PLACES = 40;
const NEAR = 60n;

/** Ones, halves, which come to mind before tenths, and so on. */
function* units(): Generator<Rational> {
  yield ONE;
  yield quotient(1n, 2n);

  for (let places = 1; places <= MOST_PLACES; places++) yield quotient(1n, 10n ** BigInt(places));
}

/** The interval is not a point, and what is taken out of it has no width: there is one. */
function pickReal(task: NumberTask): Rational | undefined {
  for (const unit of units()) {
    for (const steps of outward(task.set, unit, NEAR)) {
      const value = times(whole(steps), unit);

      if (fits(task, value) && settled(task, value) !== undefined) return value;
    }
  }

  return undefined;
}

const MOST_TRIED = 2_000n;

function pickMultiple(task: NumberTask, divisor: Rational): Rational | 'none' | undefined {
  // Of how many steps each forbidden divisor takes away every so-many-th.
  const periods = task.noMultipleOf.map((step) => over(divisor, step).d);

  if (periods.includes(1n)) return 'none';

  let tried = 0n;
  let inexact = false;

  for (const steps of outward(task.set, divisor, MOST_TRIED)) {
    const value = times(whole(steps), divisor);

    tried += 1n;

    if (!fits(task, value)) continue;
    if (settled(task, value) !== undefined) return value;

    inexact = true;
  }

  if (tried < MOST_TRIED) return inexact ? undefined : 'none';

  return pickFar(task, divisor, periods);
}

/** One behind a multiple of all periods is a multiple of none. */
function pickFar(
  task: NumberTask,
  divisor: Rational,
  periods: readonly bigint[],
): Rational | undefined {
  const period = periods.reduce((all, one) => leastMultiple(whole(all), whole(one)).n, 1n);
  const [start = 0n] = outward(task.set, divisor, 1n);
  const first = (start / period) * period + 1n;

  for (let i = -task.excluded.length - 1; i <= task.excluded.length + 1; i++) {
    const value = times(whole(first + BigInt(i) * period), divisor);

    if (fits(task, value) && settled(task, value) !== undefined) return value;
  }

  return undefined;
}

/** How many units, those nearest to zero first. */
function* outward({ low, high }: NumberSet, unit: Rational, most: bigint): Generator<bigint> {
  const first = low === undefined ? undefined : ceiling(over(low.value, unit));
  const last = high === undefined ? undefined : floor(over(high.value, unit));
  const isInside = (steps: bigint) =>
    (first === undefined || steps >= first) && (last === undefined || steps <= last);
  const start =
    first !== undefined && first > 0n ? first : last !== undefined && last < 0n ? last : 0n;

  if (!isInside(start)) return;

  yield start;

  for (let i = 1n, found = 1n, up = true, down = true; found < most && (up || down); i++) {
    up &&= isInside(start + i);
    down &&= isInside(start - i);
    found += (up ? 1n : 0n) + (down ? 1n : 0n);

    if (up) yield start + i;
    if (down) yield start - i;
  }
}
