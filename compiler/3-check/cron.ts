// Five fields of cron: what is wrong with them, in words.

const FIELDS: readonly {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: string;
}[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of the month', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC' },
  { name: 'day of the week', min: 0, max: 7, names: 'SUN MON TUE WED THU FRI SAT' },
];

export function cronProblem(cron: string): string | undefined {
  const parts = cron.trim().split(/\s+/);

  if (parts.length !== FIELDS.length) {
    return `cron has five fields (minute, hour, day, month, weekday), this has ${parts.length}`;
  }

  for (const [i, field] of FIELDS.entries()) {
    const wrong = (parts[i] ?? '').split(',').find((item) => !isItem(item, field));

    if (wrong !== undefined) return `'${wrong}' is no ${field.name}: ${field.min} to ${field.max}`;
  }

  return undefined;
}

function isItem(item: string, { min, max, names = '' }: (typeof FIELDS)[number]): boolean {
  const parts = /^(\*|([A-Za-z0-9]+)(?:-([A-Za-z0-9]+))?)(?:\/(\d+))?$/.exec(item);

  if (parts === null) return false;

  const [, , from, to, step] = parts;
  const value = (text: string): number => {
    const named = names.split(' ').indexOf(text.toUpperCase());

    return named >= 0 && names !== ''
      ? named + min
      : /^\d+$/.test(text)
        ? Number(text)
        : Number.NaN;
  };
  const low = from === undefined ? min : value(from);
  const high = to === undefined ? (from === undefined ? max : low) : value(to);

  return low >= min && high <= max && low <= high && (step === undefined || Number(step) > 0);
}
