// Applies migrations to MongoDB under a lease. Documents are changed one by one, each with a mark that it was: one that
// another process wrote meanwhile is read again.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ContractError } from '../../core/contract-error.ts';
import { applyOnce, type MigrationJournal, type Noted } from '../migrations/apply-once.ts';
import type { Migrations } from '../migrations/migration.ts';
import type { Leases } from '../storage.ts';
import { changeDocuments, checkDocuments } from './change-documents.ts';
import { type Connection, collectionOf } from './connection.ts';
import { createLeases } from './leases.ts';

const LEASE = { name: 'migrations', milliseconds: 5000 } as const;
const PAUSE = 100;
const LONGEST_MIGRATION = 600_000;
const JOURNAL = '_migrations';

export function createMigrations(connection: () => Connection): Migrations {
  return {
    applied: () => readApplied(connection()),
    async apply(migration) {
      const open = connection();
      const leases = createLeases(collectionOf(open, '_leases'));
      const holder = randomUUID();
      const hold = (): Promise<void> => prolong(leases, holder);

      await waitFor(leases, holder);

      try {
        return await applyOnce(migration, {
          journal: journalOf(open),
          inTransaction: false,
          check: ({ change }) => checkDocuments(change, { connection: open, hold }),
          change: ({ change, mark }) => changeDocuments(change, { connection: open, hold, mark }),
          tidy: async () => undefined,
        });
      } finally {
        await leases.release(LEASE.name, holder);
      }
    },
  };
}

/** In the order in which they were applied. */
export async function readApplied(connection: Connection): Promise<readonly Noted[]> {
  const found = await collectionOf(connection, JOURNAL).find().sort({ position: 1 }).toArray();

  return found.map((noted) => ({
    id: noted._id,
    position: Number(noted['position']),
    digest: String(noted['digest']),
    at: Number(noted['at']),
    schema: String(noted['schema']),
    admits: JSON.parse(String(noted['admits'])),
    done: Number(noted['done']),
    finished: noted['finished'] === true,
  }));
}

function journalOf(connection: Connection): MigrationJournal {
  const journal = collectionOf(connection, JOURNAL);

  return {
    read: () => readApplied(connection),
    async begin({ id, digest, schema, admits }, position) {
      const at = Date.now();

      // Names of components have points, which mean something in a document.
      await journal.insertOne({
        _id: id,
        position,
        digest,
        at,
        schema,
        admits: JSON.stringify(admits),
        done: 0,
        finished: false,
      });
    },
    async progress(id, done) {
      await journal.updateOne({ _id: id }, { $set: { done } });
    },
    async finish(id) {
      await journal.updateOne({ _id: id }, { $set: { finished: true } });
    },
  };
}

async function waitFor(leases: Leases, holder: string): Promise<void> {
  const end = performance.now() + LONGEST_MIGRATION;

  while (!(await leases.take(LEASE.name, holder, LEASE.milliseconds))) {
    if (performance.now() > end)
      throw new ContractError('unavailable', 'another process migrates for longer than was waited');

    await delay(PAUSE);
  }
}

/** Throws where another process has it: this one stood still for too long. */
async function prolong(leases: Leases, holder: string): Promise<void> {
  if (!(await leases.take(LEASE.name, holder, LEASE.milliseconds)))
    throw new ContractError('unavailable', 'another process goes on with this migration');
}
