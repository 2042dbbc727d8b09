// Timestamps, dates and milliseconds as one thing: milliseconds since the epoch. A date is its midnight in UTC.
import { isDateText, isTimestampText } from '../check/calendar.ts';

/** The years 0001 to 9999: what a timestamp can be. */
export const FIRST_INSTANT: number = Date.parse('0001-01-01T00:00:00.000Z');
export const LAST_INSTANT: number = Date.parse('9999-12-31T23:59:59.999Z');

export const DAY = 86_400_000;

/** Moments are not moved further: no calendar goes there, and numbers are not exact any more. */
const FURTHEST = 8e15;

export function isTooFar(by: number): boolean {
  return Math.abs(by) > FURTHEST;
}

/** Undefined where there is no such moment. */
export function moved(instant: number, by: number): number | undefined {
  const sum = instant + by;

  return isTooFar(by) || !Number.isSafeInteger(sum) ? undefined : sum;
}

/** Undefined where it is no moment. Numbers are whole milliseconds, in any year. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (value instanceof Date) return instantOf(value.getTime());
  if (typeof value !== 'string') return undefined;

  return isTimestampText(value) || isDateText(value) ? Date.parse(value.toUpperCase()) : undefined;
}
