// Rules of instants, days and durations on the wire. The fast forms in times.ts decide the same.
import { isDateText, isDurationText, isTimestampText } from './calendar.ts';
import { type Bounds, checkBounds, type Problems } from './problems.ts';
import type { Rule } from './rule.ts';

export function timestamp(bounds: Bounds<string> = {}): Rule {
  return (value, problems, pointer = '') => {
    if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
    else if (!isTimestampText(value)) {
      problems.add(pointer, 'format', 'must be a date and time with a zone (RFC 3339)');
    } else {
      checkBounds(bounds, problems, pointer, (bound) => Date.parse(value) - Date.parse(bound));
    }
  };
}

export function date(bounds: Bounds<string> = {}): Rule {
  return (value, problems, pointer = '') => {
    if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
    else if (!isDateText(value)) problems.add(pointer, 'format', 'must be a date: YYYY-MM-DD');
    else checkBounds(bounds, problems, pointer, (bound) => compareDays(value, bound));
  };
}

/** Equal lengths: days compare as text. */
function compareDays(a: string, b: string): number {
  if (a === b) return 0;

  return a < b ? -1 : 1;
}

export function duration(value: unknown, problems: Problems, pointer = ''): void {
  if (typeof value !== 'string') problems.mistyped(value, pointer, 'a string');
  else if (!isDurationText(value)) {
    problems.add(pointer, 'format', 'must be an ISO 8601 duration, as P1DT12H');
  }
}
