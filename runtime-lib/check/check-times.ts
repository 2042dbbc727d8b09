// Says what is wrong with an instant, a day or a duration on the wire. The fast forms in times.ts decide the same.
import { isDateText, isDurationText, isTimestampText } from './calendar.ts';
import { type Bounds, checkBounds, type Problems } from './problems.ts';

export function checkTimestamp(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<string> = {},
): void {
  if (typeof value !== 'string') return problems.mistyped(value, pointer, 'a string');

  if (!isTimestampText(value)) {
    return problems.add(pointer, 'format', 'must be a date and time with a zone (RFC 3339)');
  }

  const instant = Date.parse(value);

  checkBounds(
    bounds,
    (b) => instant - Date.parse(b),
    (m) => problems.add(pointer, 'range', m),
  );
}

export function checkDate(
  value: unknown,
  problems: Problems,
  pointer: string,
  bounds: Bounds<string> = {},
): void {
  if (typeof value !== 'string') return problems.mistyped(value, pointer, 'a string');
  if (!isDateText(value)) return problems.add(pointer, 'format', 'must be a date: YYYY-MM-DD');

  // Equal lengths: days compare as text.
  checkBounds(
    bounds,
    (b) => (value === b ? 0 : value < b ? -1 : 1),
    (m) => problems.add(pointer, 'range', m),
  );
}

export function checkDuration(value: unknown, problems: Problems, pointer: string): void {
  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
  else if (!isDurationText(value)) {
    problems.add(pointer, 'format', 'must be an ISO 8601 duration, as P1DT12H');
  }
}
