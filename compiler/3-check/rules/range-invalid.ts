// Bounds that cross, and sizes that are no whole numbers.

import type { Model } from '../../2-model/model.ts';
import type { Range, Size, Type } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { isDay } from '../accepts.ts';
import { visitSlots } from '../walk.ts';

export function rangeInvalid(model: Model, report: Report): void {
  visitSlots(model, ({ slot }) => {
    if (slot.from === undefined) checkType(slot.type, report);
  });
}

function checkType(type: Type, report: Report): void {
  if (type.kind === 'either') for (const arm of type.of) checkType(arm, report);
  if ('size' in type && type.size !== undefined) checkSize(type.size, report);
  if ('range' in type && type.range !== undefined) checkRange(type.kind, type.range, report);
}

function checkSize({ min, max, at }: Size, report: Report): void {
  if (at === undefined) return;

  if (Number.isNaN(min ?? 0) || Number.isNaN(max ?? 0)) {
    report('TOA2010', at, { problem: 'a size is counted in whole numbers from 0' });
  } else if ((min ?? 0) > (max ?? Number.POSITIVE_INFINITY)) {
    report('TOA2010', at, { problem: 'no value has this size: the bounds cross' });
  }
}

function checkRange(kind: Type['kind'], range: Range, report: Report): void {
  const { at } = range;

  if (at === undefined) return;

  const wrong = [range.min, range.max, range.above, range.below].find(
    (b) => b !== undefined && !isBound(kind, b),
  );

  if (wrong !== undefined) {
    report('TOA2010', at, { problem: `'${wrong}' is no bound of a ${kind}` });
  } else if (crossed(kind, range)) {
    report('TOA2010', at, { problem: 'no value lies in this range: the bounds cross' });
  }
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
