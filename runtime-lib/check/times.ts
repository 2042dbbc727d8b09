// Days, instants and durations on the wire. Must not allocate.
import type { DateText, Duration } from '../core/brands.ts';
import { isDateText, isDurationText, isTimestampText } from './calendar.ts';

export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && isTimestampText(value);
}

export function isDate(value: unknown): value is DateText {
  return typeof value === 'string' && isDateText(value);
}

export function isDuration(value: unknown): value is Duration {
  return typeof value === 'string' && isDurationText(value);
}
