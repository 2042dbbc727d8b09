// A storage in the memory of one process, for tests. Every call is atomic, for nothing in it awaits.
import { ContractError } from '../core/contract-error.ts';
import {
  createMemoryInbox,
  createMemoryLeases,
  createMemoryOutbox,
  type MemoryInbox,
} from './memory/queues.ts';
import { createMemoryTable, type MemoryTable, type Refused, type Undo } from './memory/table.ts';
import type { Commit, Journal, JournalEntry, Storage } from './storage.ts';

export function createMemory(): Storage {
  const tables = new Map<string, MemoryTable>();
  const outbox = createMemoryOutbox();
  const inbox = createMemoryInbox();
  const entries = new Map<string, JournalEntry>();
  let isOpen = false;

  const table = (component: string): MemoryTable => {
    const found = tables.get(component);

    if (!isOpen) throw new ContractError('unavailable', 'the storage is not open');
    if (found === undefined)
      throw new ContractError(
        'internal',
        `the storage was started without a table for ${component}`,
      );

    return found;
  };

  return {
    kind: 'memory',
    abilities: { severalInOneCommit: true, durable: false, shared: false },
    async start(definitions) {
      isOpen = true;

      for (const definition of definitions) {
        if (!tables.has(definition.component))
          tables.set(definition.component, createMemoryTable(definition));
      }
    },
    async stop() {
      isOpen = false;
    },
    async ping() {
      if (!isOpen) throw new ContractError('unavailable', 'the storage is not open');
    },
    get: async (component, id) => table(component).get(id),
    find: async (component, find) => table(component).find(find),
    async commit(commit) {
      const refused = apply(commit, { table, inbox, entries });

      if (refused !== undefined) return refused;

      for (const entry of commit.outbox ?? []) outbox.add(entry);

      return { kind: 'done' };
    },
    journal: createJournal(entries),
    outbox,
    inbox,
    leases: createMemoryLeases(),
  };
}

interface Parts {
  readonly table: (component: string) => MemoryTable;
  readonly inbox: MemoryInbox;
  readonly entries: Map<string, JournalEntry>;
}

/** In the order of every kind: the journal, the inbox, the writes. What was done before a refusal is undone. */
function apply(
  { journal, inbox: step, writes }: Commit,
  { table, inbox, entries }: Parts,
): Refused | undefined {
  const undo: Undo[] = [];
  const refuse = (refused: Refused): Refused => {
    for (const back of undo.reverse()) back();

    return refused;
  };

  const known = journal === undefined ? undefined : entries.get(journal.id);

  if (known?.reply !== undefined) return { kind: 'repeated', entry: known };

  if (step !== undefined) {
    const advanced = inbox.advance(step);

    if (typeof advanced !== 'function') return { kind: 'received', seq: advanced.seq };

    undo.push(advanced);
  }

  for (const write of writes) {
    const written = table(write.component).write(write);

    if (typeof written !== 'function') return refuse(written);

    undo.push(written);
  }

  if (journal !== undefined) entries.set(journal.id, journal);

  return undefined;
}

function createJournal(entries: Map<string, JournalEntry>): Journal {
  return {
    find: async (id) => entries.get(id),
    async begin(entry) {
      const known = entries.get(entry.id);

      if (known === undefined) entries.set(entry.id, entry);

      return known;
    },
    async end(entry) {
      entries.set(entry.id, entry);
    },
    async forget(before) {
      const old = [...entries.values()].filter(({ at }) => at < before);

      for (const { id } of old) entries.delete(id);

      return old.length;
    },
  };
}
