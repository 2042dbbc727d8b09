// Part of the seam behind 2-model: what is wrong with the bounds of a type, by themselves.
import type { Range, Size, Type } from './type-model.ts';

export function sizeProblem({ min, max }: Size): string | undefined {
  if (Number.isNaN(min ?? 0) || Number.isNaN(max ?? 0))
    return 'a size is counted in whole numbers from 0';

  return (min ?? 0) > (max ?? Number.POSITIVE_INFINITY)
    ? 'no value has this size: the bounds cross'
    : undefined;
}

export function rangeProblem(kind: Type['kind'], range: Range): string | undefined {
  const wrong = [range.min, range.max, range.above, range.below].find(
    (b) => b !== undefined && !isBound(kind, b),
  );

  if (wrong !== undefined) return `'${wrong}' is no bound of a ${kind}`;

  return crossed(kind, range) ? 'no value lies in this range: the bounds cross' : undefined;
}

function isBound(kind: Type['kind'], text: string): boolean {
  switch (kind) {
    case 'integer':
      return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
    case 'bigint':
      return /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
    case 'number':
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(text);
    default:
      return isDay(text);
  }
}

function crossed(kind: Type['kind'], { min, max, above, below }: Range): boolean {
  const low = min ?? above;
  const high = max ?? below;

  if (low === undefined || high === undefined) return false;

  const open = above !== undefined || below !== undefined;
  const both = above !== undefined && below !== undefined;

  if (kind === 'integer' || kind === 'bigint') {
    const first = BigInt(low) + (above === undefined ? 0n : 1n);
    const last = BigInt(high) - (below === undefined ? 0n : 1n);

    return first > last;
  }

  if (kind === 'date') return low > high || (low === high && (open || both));

  const [a, b] =
    kind === 'timestamp' ? [Date.parse(low), Date.parse(high)] : [Number(low), Number(high)];

  return a > b || (a === b && open);
}

/** A day of the calendar, from the year 1 on. */
export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`);

  return (
    !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(value) &&
    !value.startsWith('0000')
  );
}
