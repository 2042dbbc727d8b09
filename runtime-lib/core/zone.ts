// Clocks of time zones. A local time is kept as the UTC milliseconds that read the same.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);

  if (known !== undefined) return known;

  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  formats.set(zone, made);

  return made;
}

/** What clocks of the zone show. */
export function localOf(instant: number, zone: string): number {
  if (zone === 'UTC') return instant;

  const parts: Record<string, number> = {};

  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);

  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;

  // Date.UTC takes the years below 100 for those of the last century.
  const local = new Date(0).setUTCFullYear(year, month - 1, day);

  return local + (hour * 3600 + minute * 60 + second) * 1000 + (((instant % 1000) + 1000) % 1000);
}

const DAY = 86_400_000;

/** When clocks show it; the first time where they show it twice, the next valid moment where they skip it. */
export function instantOf(local: number, zone: string): number {
  if (zone === 'UTC') return local;

  // Offsets a day before and after are those on both sides of any change between.
  const before = localOf(local - DAY, zone) - (local - DAY);
  const after = localOf(local + DAY, zone) - (local + DAY);
  const candidates = [local - before, local - after].sort((a, b) => a - b);
  const exact = candidates.find((instant) => localOf(instant, zone) === local);

  return exact ?? firstValid(local, zone, candidates);
}

/** Clocks jump over it: the moment of the jump. */
function firstValid(
  local: number,
  zone: string,
  [from = local, to = local]: readonly number[],
): number {
  let low = from;
  let high = to;

  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;

    if (middle <= low) break;
    if (localOf(middle, zone) < local) low = middle;
    else high = middle;
  }

  return high;
}
