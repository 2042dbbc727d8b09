// The indexes of a service's collections: made where they are missing, never dropped.
import type { Collection, IndexDescription } from 'mongodb';
import type { Carriers } from './carrier.ts';
import type { Entity, Stored } from './entity.ts';
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
    ...entities.map((entity) =>
      entity.collection.createIndexes([...CARRIED, ...indexesOf(entity)]),
    ),
    ...own.map((collection) => collection.createIndexes([...CARRIED])),
    carriers.journal.createIndexes([{ key: { at: 1 }, name: 'journal.since', sparse: true }]),
    parking.createIndexes([...PARKED]),
  ]);
}

/** A unique key is one text of all its values: a sparse index over several fields would take absent ones for equal. */
function indexesOf({ table }: Entity): readonly IndexDescription[] {
  return [
    ...table.unique.flatMap(({ name, fields }): IndexDescription[] => [
      {
        key: { [`_unique.${keyName(name)}`]: 1 },
        name: indexName(name),
        unique: true,
        sparse: true,
      },
      { key: Object.fromEntries(fields.map((field) => [field, 1])), name: `by.${name}` },
    ]),
    ...table.index.map(({ name, keys }) => ({
      key: Object.fromEntries([
        ...keys.map(({ field, order }) => [field, order === 'asc' ? 1 : -1] as const),
        ['_id', 1] as const,
      ]),
      name: `index.${name}`,
    })),
  ];
}
