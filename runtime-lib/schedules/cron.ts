// Five fields of cron, read into sets of numbers. The compiler has checked them.

export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Where both days are given, one of them is enough. */
  readonly eitherDay: boolean;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

export function readCron(text: string): Cron {
  const [minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = text
    .trim()
    .split(/\s+/);

  return {
    minutes: numbers(minute, 0, 59),
    hours: numbers(hour, 0, 23),
    days: new Set(numbers(day, 1, 31)),
    months: new Set(numbers(month, 1, 12, MONTHS)),
    // Sunday is 0 and 7.
    weekdays: new Set(numbers(weekday, 0, 7, WEEKDAYS).map((n) => n % 7)),
    eitherDay: !day.startsWith('*') && !weekday.startsWith('*'),
  };
}

function numbers(field: string, min: number, max: number, names: readonly string[] = []): number[] {
  const found = new Set<number>();

  for (const item of field.split(',')) {
    const [range = '*', step = '1'] = item.split('/');
    const [from, to = range.includes('-') || !item.includes('/') ? from : undefined] =
      range.split('-');
    const low = from === '*' ? min : number(from, min, names);
    const high = from === '*' || to === undefined ? max : number(to, min, names);

    for (let n = low; n <= high; n += Number(step)) found.add(n);
  }

  return [...found].sort((a, b) => a - b);
}

function number(text: string | undefined, min: number, names: readonly string[]): number {
  const named = names.indexOf((text ?? '').toUpperCase());

  return named >= 0 ? named + min : Number(text);
}

export function isDay({ days, months, weekdays, eitherDay }: Cron, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;

  const day = days.has(date.getUTCDate());
  const weekday = weekdays.has(date.getUTCDay());

  return eitherDay ? day || weekday : day && weekday;
}
