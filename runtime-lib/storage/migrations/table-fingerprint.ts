// What a build expects of a table, as a short text: two builds with the same fingerprints may share a storage.
import { nodeCrypto } from '../../core/node-modules.ts';
import type { Table } from '../table.ts';

const LENGTH = 16;

/** Neither order nor defaults matter, nor what a field was called before. */
export function tableFingerprint({ fields, unique, index }: Omit<Table, 'component'>): string {
  return digestOf([
    sorted(
      fields.map(({ name, type, optional, nullable }) => [
        name,
        type,
        optional === true,
        nullable === true,
      ]),
    ),
    sorted(unique.map(({ name, fields: keys }) => [name, keys])),
    sorted(index.map(({ name, keys }) => [name, keys.map(({ field, order }) => [field, order])])),
  ]);
}

export function schemaFingerprint(tables: readonly Table[]): string {
  return digestOf(sorted(tables.map((table) => [table.component, tableFingerprint(table)])));
}

function sorted(items: readonly (readonly unknown[])[]): readonly string[] {
  return items.map((item) => JSON.stringify(item)).sort();
}

function digestOf(value: unknown): string {
  return nodeCrypto()
    .createHash('sha256')
    .update(JSON.stringify(value))
    .digest('hex')
    .slice(0, LENGTH);
}
