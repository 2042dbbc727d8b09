// The day that it is somewhere in the world, as a date on the wire.
import { localOf } from './zone.ts';

export function todayIn(now: Date, zone = 'UTC'): string {
  return new Date(localOf(now.getTime(), zone)).toISOString().slice(0, 10);
}
