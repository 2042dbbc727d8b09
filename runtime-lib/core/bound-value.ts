// Values of expressions in the form that conditions take: what JSON holds.
import type { Scalar } from '../storage/values.ts';
import { exactNumber } from './exact-number.ts';
import type { Meeting } from './expression.ts';
import { DAY, FIRST_INSTANT, instantOf, LAST_INSTANT } from './instant.ts';

/** Without those that can be equal to nothing; moments are moved back by `by` milliseconds. */
export function boundValues(
  values: readonly unknown[],
  as: Exclude<Meeting, 'null'>,
  by: number,
): readonly Scalar[] {
  return values.flatMap((value) => {
    const bound = boundValue(value, as, by);

    return bound === undefined ? [] : [bound];
  });
}

function boundValue(value: unknown, as: Exclude<Meeting, 'null'>, by: number): Scalar | undefined {
  switch (as) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return boundNumber(value);
    case 'time': {
      const instant = instantOf(value);

      return instant === undefined ? undefined : timeText(instant - by);
    }
  }
}

function boundNumber(value: unknown): Scalar | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;

  return exactNumber(value) === undefined ? undefined : value;
}

/** Beyond the years that a text can name it stays a number. */
function timeText(instant: number): Scalar {
  return instant >= FIRST_INSTANT && instant <= LAST_INSTANT
    ? new Date(instant).toISOString()
    : instant;
}

/** How an equal item may stand in a list that is stored: lists have no columns that say it. */
export function containedForms(value: Scalar, as: Exclude<Meeting, 'null'>): readonly Scalar[] {
  if (as === 'number') return numberForms(value);
  if (as !== 'time' || typeof value !== 'string') return [value];

  return Date.parse(value) % DAY === 0 ? [value, value.slice(0, 10)] : [value];
}

/** As a number of JSON, and as the shortest text of a decimal. */
function numberForms(value: Scalar): readonly Scalar[] {
  const exact = exactNumber(value);

  if (exact === undefined) return [];

  let { units, scale } = exact;

  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale--;
  }

  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}`;
  const shortest = scale > 0 ? `${text}.${digits.slice(-scale)}` : text;
  const number = Number(shortest);
  const again = exactNumber(number);
  const isSame = again !== undefined && again.units === units && again.scale === scale;

  return isSame ? [number, shortest] : [shortest];
}
