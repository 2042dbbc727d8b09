// What unique keys are called in documents and indexes, where a point has a meaning of its own.
import type { Table } from '../storage.ts';

const PREFIX = 'unique.';

export function keyName(unique: string): string {
  return encodeURIComponent(unique).replaceAll('.', '%2E');
}

export function indexName(unique: string): string {
  return PREFIX + keyName(unique);
}

export function uniqueOf(index: string, { unique }: Table): string {
  return unique.find(({ name }) => indexName(name) === index)?.name ?? index;
}
