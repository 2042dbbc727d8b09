// Lists and maps: their size, and a check of every item. Must not allocate.
import { isRecord } from './record.ts';
import { isPlain } from './text.ts';

export type Check = (value: unknown) => boolean;

/** Unlike Array.isArray it narrows readonly lists. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isListOf(
  value: unknown,
  isItem: Check,
  min = 0,
  max: number = Number.POSITIVE_INFINITY,
): boolean {
  if (!isList(value) || value.length < min || value.length > max) return false;

  for (let i = 0; i < value.length; i++) if (!isItem(value[i])) return false;

  return true;
}

export function isMapOf(
  value: unknown,
  isValue: Check,
  min = 0,
  max: number = Number.POSITIVE_INFINITY,
): boolean {
  if (!isRecord(value)) return false;

  let size = 0;

  for (const key in value) {
    if (!isPlain(key) || !isValue(value[key])) return false;

    size++;
  }

  return size >= min && size <= max;
}
