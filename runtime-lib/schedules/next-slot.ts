// When a schedule is due next. Pure.

import { instantOf, localOf } from '../core/zone.ts';
import { type Cron, isDay, readCron } from './cron.ts';

export type Timing =
  | { readonly kind: 'cron'; readonly cron: string; readonly timezone: string }
  | { readonly kind: 'every'; readonly milliseconds: number };

const DAY = 86_400_000;
/** The 29th of February comes at least every eight years. */
const MOST_DAYS = 366 * 9;

/** The first slot behind the moment; undefined for a cron that names no day that exists. */
export function nextSlot(timing: Timing, after: number): number | undefined {
  // Counted from the epoch, so that all replicas have the same slots.
  if (timing.kind === 'every')
    return (Math.floor(after / timing.milliseconds) + 1) * timing.milliseconds;

  return nextOfCron(readCron(timing.cron), timing.timezone, after);
}

function nextOfCron(cron: Cron, zone: string, after: number): number | undefined {
  const local = localOf(after, zone);
  const first = Math.floor(local / DAY) * DAY;

  // A day early: what a change of clocks moves from one day to the next is not missed.
  for (let i = -1; i < MOST_DAYS; i++) {
    const day = first + i * DAY;

    if (!isDay(cron, new Date(day))) continue;

    for (const hour of cron.hours) {
      const found = inHour(cron, day + hour * 3_600_000, zone, after);

      if (found !== undefined) return found;
    }
  }

  return undefined;
}

function inHour(cron: Cron, hour: number, zone: string, after: number): number | undefined {
  // Far behind us: no change of clocks is longer than a day.
  if (hour + 2 * DAY < after) return undefined;

  for (const minute of cron.minutes) {
    const slot = instantOf(hour + minute * 60_000, zone);

    if (slot > after) return slot;
  }

  return undefined;
}

/** The slots that were missed, the latest last; at most so many. */
export function missedSlots(
  timing: Timing,
  since: number,
  now: number,
  most: number,
): readonly number[] {
  const missed: number[] = [];

  for (
    let slot = nextSlot(timing, since);
    slot !== undefined && slot <= now;
    slot = nextSlot(timing, slot)
  ) {
    missed.push(slot);

    if (missed.length > most) missed.shift();
  }

  return missed;
}
