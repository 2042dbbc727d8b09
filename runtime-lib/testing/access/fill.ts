// Fills in what a cell leaves open: the id of its entity, and moments seen from now.
import { todayIn } from '../../core/today.ts';

const OPEN = /<(id|now|today)([+-]\d+)?(?:@([A-Za-z0-9_+/-]+))?>/g;
const DAY = 86_400_000;

export interface Filling {
  readonly id: string;
  readonly now: number;
}

/** In all texts of a value. */
export function filled<T>(value: T, filling: Filling): T {
  if (typeof value === 'string') return filledText(value, filling) as T;
  if (Array.isArray(value)) return value.map((item) => filled(item, filling)) as T;
  if (typeof value !== 'object' || value === null) return value;

  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, filled(item, filling)]),
  ) as T;
}

export function filledText(
  text: string,
  { id, now }: Filling,
  write: (text: string) => string = (plain) => plain,
): string {
  return text.replace(OPEN, (_, of: string, by = '+0', zone?: string) => {
    if (of === 'id') return write(id);
    if (of === 'now') return write(new Date(now + Number(by)).toISOString());

    const day = Date.parse(`${todayIn(new Date(now), zone)}T00:00:00Z`) + Number(by) * DAY;

    return write(new Date(day).toISOString().slice(0, 10));
  });
}
