// One change of one collection: its name, its indexes, and what stands in its documents.
import { changeRow } from '../migrations/change-row.ts';
import type { TableChange } from '../migrations/migration.ts';
import type { Row } from '../values.ts';
import { type Connection, collectionOf } from './connection.ts';
import { createEntity, decodeRow, type Entity, encodeRow, type Stored } from './entity.ts';
import { createEntityIndexes, goneIndexes } from './indexes.ts';

type Change = Extract<TableChange, { kind: 'change' }>;

interface Checking {
  readonly connection: Connection;
  /** Called again and again while it takes long. */
  readonly hold: () => Promise<void>;
}

interface Changing extends Checking {
  readonly mark: string;
}

/** Documents between two looks at the lease. */
const BATCH = 50;

/** Throws where a row has no place in the new form. */
export async function checkDocuments(change: TableChange, at: Checking): Promise<void> {
  if (change.kind !== 'change') return;

  const entity = createEntity(change.from, collectionOf(at.connection, change.from.component));
  let count = 0;

  for await (const document of entity.collection.find({ _version: { $exists: true } })) {
    if (count++ % BATCH === 0) await at.hold();

    changeRow(rowOf(entity, document), change);
  }
}

export async function changeDocuments(change: TableChange, changing: Changing): Promise<void> {
  const { connection } = changing;

  await changing.hold();

  switch (change.kind) {
    case 'create':
      return createEntityIndexes(
        createEntity(change.table, collectionOf(connection, change.table.component)),
      );
    case 'drop':
      if (await exists(change.table.component, connection))
        await collectionOf(connection, change.table.component).drop();
      return;
    case 'change':
      return changeCollection(change, changing);
  }
}

async function changeCollection(change: Change, changing: Changing): Promise<void> {
  const { connection } = changing;
  const { from, to } = change;

  if (from.component !== to.component && (await exists(from.component, connection)))
    await collectionOf(connection, from.component).rename(to.component);

  const collection = collectionOf(connection, to.component);
  const [before, after] = [createEntity(from, collection), createEntity(to, collection)];
  const found = (await exists(to.component, connection)) ? await collection.indexes() : [];
  const known = new Set(found.map(({ name }) => name));

  for (const name of goneIndexes(before, after))
    if (known.has(name)) await collection.dropIndex(name);

  if (change.rows.length > 0 || JSON.stringify(from.unique) !== JSON.stringify(to.unique))
    while (await changeSome({ change, before, after }, changing));

  await createEntityIndexes(after);
}

interface Forms {
  readonly change: Change;
  readonly before: Entity;
  readonly after: Entity;
}

/** Whether there were any left. */
async function changeSome({ change, before, after }: Forms, changing: Changing): Promise<boolean> {
  const { collection } = before;
  const documents = await collection
    .find({ _version: { $exists: true }, _migrated: { $ne: changing.mark } })
    .limit(BATCH)
    .toArray();

  await changing.hold();

  for (const document of documents) {
    const { set, unset } = encodeRow(after, changeRow(rowOf(before, document), change));
    const gone = before.table.fields
      .filter(({ name }) => !Object.hasOwn(set, name))
      .map(({ name }) => [name, ''] as const);

    await collection.updateOne(
      { _id: document._id, _version: document['_version'] },
      {
        $set: { ...set, _migrated: changing.mark },
        $unset: { ...unset, ...Object.fromEntries(gone) },
      },
    );
  }

  return documents.length > 0;
}

/** Tombstones too. */
function rowOf(entity: Entity, document: Stored): Row {
  const deleted: unknown = document['_deleted'];
  const row = decodeRow(entity, document);

  return deleted instanceof Date ? { ...row, deleted: deleted.getTime() } : row;
}

async function exists(name: string, { database }: Connection): Promise<boolean> {
  const found = await database.listCollections({ name }, { nameOnly: true }).toArray();

  return found.length > 0;
}
