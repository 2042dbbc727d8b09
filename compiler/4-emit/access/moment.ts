// Moments in cells: texts that mean a time seen from now, so that a matrix is true on every day. Reads no clock.

/** When the matrix is made, for the interpreter alone: any noon. */
export const NOW: number = Date.UTC(2024, 4, 15, 12);

const DAY = 86_400_000;
const TOKEN = /^<(now|today)([+-]\d+)(?:@([A-Za-z0-9_+/-]+))?>$/;

export function fromNow(milliseconds: number): string {
  return `<now${signed(milliseconds)}>`;
}

export function fromToday(days: number, zone?: string): string {
  return `<today${signed(days)}${zone === undefined ? '' : `@${zone}`}>`;
}

function signed(value: number): string {
  return value < 0 ? String(value) : `+${value}`;
}

/** A text that means a moment: `by` are milliseconds. */
export interface Moment {
  readonly of: 'now' | 'today';
  readonly by: number;
  readonly zone: string | undefined;
}

export function readMoment(text: string): Moment | undefined {
  const [, of, by, zone] = TOKEN.exec(text) ?? [];

  if (of === 'now') return { of, by: Number(by), zone };

  return of === 'today' ? { of, by: Number(by) * DAY, zone } : undefined;
}

/** Milliseconds since the epoch; undefined where it is no time. A date is its midnight. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;

  const moment = readMoment(value);

  if (moment !== undefined) return moment.by + (moment.of === 'now' ? NOW : midnight(moment.zone));

  const parsed = Date.parse(value);

  return Number.isNaN(parsed) ? undefined : parsed;
}

/** Of the day that it is in a zone. */
export function midnight(zone = 'UTC'): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(NOW);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';

  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T00:00:00Z`);
}
