// The indexes of a service's collections: made where they are missing, never dropped.
import type { Collection, IndexDescription } from 'mongodb';
import type { Carriers } from './carrier.ts';
import type { Entity, Stored } from './entity.ts';
import { sortOf } from './filter.ts';
import { indexName, keyName } from './unique-names.ts';

/** What rides on documents is found through these. */
const CARRIED: readonly IndexDescription[] = [
  { key: { _pending: 1 }, name: 'carried.pending', sparse: true },
  { key: { '_outbox.id': 1 }, name: 'carried.outbox', sparse: true },
  { key: { '_requests.id': 1 }, name: 'carried.request', sparse: true },
  { key: { '_requests.at': 1 }, name: 'carried.since', sparse: true },
];

const PARKED: readonly IndexDescription[] = [
  { key: { place: 1, seq: 1 }, name: 'parked.place' },
  { key: { dead: 1, at: 1 }, name: 'parked.dead' },
];

export async function createIndexes(
  entities: readonly Entity[],
  carriers: Carriers,
  parking: Collection<Stored>,
): Promise<void> {
  const own = carriers.all.slice(entities.length);

  await Promise.all([
    ...entities.map(createEntityIndexes),
    ...own.map((collection) => collection.createIndexes([...CARRIED])),
    carriers.journal.createIndexes([{ key: { at: 1 }, name: 'journal.since', sparse: true }]),
    parking.createIndexes([...PARKED]),
  ]);
}

export async function createEntityIndexes(entity: Entity): Promise<void> {
  await entity.collection.createIndexes([...CARRIED, ...indexesOf(entity)]);
}

/** The names of those that another form of the same entity has not, or has otherwise. */
export function goneIndexes(before: Entity, after: Entity): readonly string[] {
  const kept = new Set(indexesOf(after).map((index) => JSON.stringify(index)));

  return indexesOf(before)
    .filter((index) => !kept.has(JSON.stringify(index)))
    .flatMap(({ name }) => name ?? []);
}

/** A unique key is one text of all its values: a sparse index over several fields would take absent ones for equal. */
function indexesOf({ table }: Entity): readonly IndexDescription[] {
  const unique = table.unique.map(({ name }) => ({
    key: { [`_unique.${keyName(name)}`]: 1 } as const,
    name: indexName(name),
    unique: true,
    sparse: true,
  }));
  const found = [
    ...table.unique.map(({ name, fields }) => ({
      key: sortOf(fields.map((field) => ({ field, order: 'asc' }))),
      name: `by.${keyName(name)}`,
    })),
    ...table.index.map(({ name, keys }) => ({ key: sortOf(keys), name: `index.${keyName(name)}` })),
  ];

  return [...unique, ...withoutTwins(found)];
}

const ONLY_ID = /^\{"_id":-?1\}$/;

/** A server refuses two indexes of the same keys, and has one of ids. */
function withoutTwins(indexes: readonly IndexDescription[]): readonly IndexDescription[] {
  const byKeys = new Map<string, IndexDescription>();
  const isNew = (keys: string): boolean => !byKeys.has(keys) && !ONLY_ID.test(keys);

  for (const index of indexes) {
    const keys = JSON.stringify(index.key);

    if (isNew(keys)) byKeys.set(keys, index);
  }

  return [...byKeys.values()];
}
