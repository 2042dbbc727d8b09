// The day that it is somewhere in the world, as a date on the wire.

const FORMATS = new Map<string, Intl.DateTimeFormat>();

export function todayIn(now: Date, zone = 'UTC'): string {
  if (zone === 'UTC') return now.toISOString().slice(0, 10);

  const parts = formatOf(zone).formatToParts(now);
  const part = (type: 'year' | 'month' | 'day'): string =>
    parts.find((p) => p.type === type)?.value ?? '';

  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** To make one takes longer than to use it a hundred times. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);

  if (known !== undefined) return known;

  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });

  FORMATS.set(zone, format);

  return format;
}
