// What every case of the storage suite is made of: a table of its own, rows, and a storage that is started and stopped.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { FieldDefinition } from '../../core/definition.ts';
import type { Abilities, Commit, Committed, Storage, Table } from '../../storage/storage.ts';
import { NO_EVENTS, type Row, type Values } from '../../storage/values.ts';

/** Makes a storage, not yet started, over the same data each time. */
export type StorageFactory = () => Storage;

export interface StorageCase {
  readonly title: string;
  /** Whether a kind with these abilities must pass; without it every kind. */
  readonly needs?: (abilities: Abilities) => boolean;
  run(create: StorageFactory): Promise<void>;
}

/** A table that no other case has. */
export function newTable(
  fields: readonly FieldDefinition[],
  keys: Partial<Pick<Table, 'unique' | 'index'>> = {},
): Table {
  return { component: `case_${randomUUID()}`, fields, unique: [], index: [], ...keys };
}

export function newRow(values: Values, parts: Partial<Row> = {}): Row {
  return {
    id: randomUUID(),
    version: 1,
    created: 1_700_000_000_000,
    updated: 1_700_000_000_001,
    values,
    counter: NO_EVENTS,
    ...parts,
  };
}

export async function withStorage<T>(
  create: StorageFactory,
  tables: readonly Table[],
  use: (storage: Storage) => Promise<T>,
): Promise<T> {
  const storage = create();

  await storage.start(tables);

  try {
    return await use(storage);
  } finally {
    await storage.stop();
  }
}

export function insert(
  storage: Storage,
  { component }: Table,
  row: Row,
  rest: Omit<Commit, 'writes'> = {},
): Promise<Committed> {
  return storage.commit({ writes: [{ component, row, expect: undefined }], ...rest });
}

export async function insertAll(
  storage: Storage,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  for (const row of rows) assert.deepEqual(await insert(storage, table, row), { kind: 'done' });
}

/** The next version of the row in place of the one that stands there. */
export function update(
  storage: Storage,
  { component }: Table,
  row: Row,
  rest: Omit<Commit, 'writes'> = {},
): Promise<Committed> {
  return storage.commit({ writes: [{ component, row, expect: row.version - 1 }], ...rest });
}

export function next(row: Row, parts: Partial<Row> = {}): Row {
  return { ...row, version: row.version + 1, updated: row.updated + 1, ...parts };
}
