// MongoDB, and servers that speak its protocol: one document per entity, changed by one operation. Classic operators
// alone: no transactions, no sessions, no pipelines, no partial indexes. A standalone server is enough.
import { ContractError } from '../core/contract-error.ts';
import type { Carriers } from './mongodb/carrier.ts';
import { commitOnce } from './mongodb/commit.ts';
import type { Parts } from './mongodb/commit-parts.ts';
import { type Connection, collectionOf, connect, translated } from './mongodb/connection.ts';
import { createEntity, decodeRow, type Entity, ROW_ONLY } from './mongodb/entity.ts';
import { inboxOf, journalOf, leasesOf, outboxOf, type Queues } from './mongodb/facades.ts';
import { findRows } from './mongodb/find-rows.ts';
import { createInbox, type MongoInbox } from './mongodb/inbox.ts';
import { createIndexes } from './mongodb/indexes.ts';
import { createJournal, type MongoJournal } from './mongodb/journal.ts';
import { createLeases } from './mongodb/leases.ts';
import { createOutbox } from './mongodb/outbox.ts';
import type { Storage, Table } from './storage.ts';

export interface MongodbOptions {
  /** `mongodb://host:27017/database` */
  readonly url: string;
}

interface Open extends Parts, Queues {
  readonly connection: Connection;
  readonly journal: MongoJournal;
  readonly inbox: MongoInbox;
}

export function createMongodb({ url }: MongodbOptions): Storage {
  let state: Open | undefined;

  const open = (): Open => {
    if (state === undefined) throw new ContractError('unavailable', 'the database is not open');

    return state;
  };

  const storage = translated<Omit<Storage, 'client'>>({
    kind: 'mongodb',
    abilities: { severalInOneCommit: false, durable: true, shared: true },
    async start(tables) {
      state = await started(await connect(url), tables);
    },
    async stop() {
      await state?.connection.client.close();
      state = undefined;
    },
    async ping() {
      await open().connection.database.command({ ping: 1 });
    },
    async get(component, id) {
      const entity = open().entity(component);
      const found = await entity.collection.findOne(
        { _id: id, _deleted: { $exists: false } },
        { projection: ROW_ONLY },
      );

      return found === null ? undefined : decodeRow(entity, found);
    },
    async find(component, find) {
      return findRows(open().entity(component), find);
    },
    async commit(commit) {
      return commitOnce(commit, open());
    },
    journal: journalOf(open),
    outbox: outboxOf(open),
    inbox: inboxOf(open),
    leases: leasesOf(open),
  });

  return { ...storage, client: () => open().connection.database };
}

function opened(connection: Connection, entities: readonly Entity[]): Open {
  const byName = new Map(entities.map((entity) => [entity.table.component, entity]));
  const journal = collectionOf(connection, '_journal');
  const inbox = collectionOf(connection, '_inbox');
  const outbox = collectionOf(connection, '_outbox');
  const all = [...entities.map(({ collection }) => collection), journal, inbox, outbox];
  const carriers: Carriers = { all, journal, inbox, outbox };

  return {
    connection,
    carriers,
    journal: createJournal(carriers),
    inbox: createInbox(carriers, parkingOf(connection)),
    outbox: createOutbox(carriers),
    leases: createLeases(collectionOf(connection, '_leases')),
    entity(component) {
      const entity = byName.get(component);

      if (entity === undefined)
        throw new ContractError('internal', `the storage was started without ${component}`);

      return entity;
    },
  };
}

function parkingOf(connection: Connection): Entity['collection'] {
  return collectionOf(connection, '_parked');
}

async function started(connection: Connection, tables: readonly Table[]): Promise<Open> {
  const entities = tables.map((table) =>
    createEntity(table, collectionOf(connection, table.component)),
  );
  const state = opened(connection, entities);

  await createIndexes(entities, state.carriers, parkingOf(connection));

  return state;
}
