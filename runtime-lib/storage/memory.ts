// A storage in the memory of one process, for tests. Every call is atomic, for nothing in it awaits.
import { ContractError } from '../core/contract-error.ts';
import { createMemoryJournal, type MemoryJournal } from './memory/journal.ts';
import {
  createMemoryInbox,
  createMemoryLeases,
  createMemoryOutbox,
  type MemoryInbox,
} from './memory/queues.ts';
import { createMemoryTable, type MemoryTable, type Refused, type Undo } from './memory/table.ts';
import type { Commit, Committed, Storage, Table } from './storage.ts';

const DONE: Committed = { kind: 'done' };

export function createMemory(): Storage {
  const tables = createTables();
  const outbox = createMemoryOutbox();
  const inbox = createMemoryInbox();
  const journal = createMemoryJournal();
  const commitAtOnce = (commit: Commit): Committed => {
    tables.check();

    const refused = apply(commit, { table: tables.of, inbox, journal });

    if (refused !== undefined) return refused;

    for (const entry of commit.outbox ?? []) outbox.add(entry);

    return DONE;
  };

  return {
    kind: 'memory',
    client: () => undefined,
    abilities: { severalInOneCommit: true, durable: false, shared: false },
    start: async (definitions) => tables.open(definitions),
    stop: async () => tables.close(),
    ping: async () => tables.check(),
    get: async (component, id) => tables.of(component).get(id),
    peek: (component, id) => tables.of(component).peek(id),
    find: async (component, find) => tables.of(component).find(find),
    commit: async (commit) => commitAtOnce(commit),
    commitAtOnce,
    journal,
    outbox,
    inbox,
    leases: createMemoryLeases(),
  };
}

function createTables() {
  const tables = new Map<string, MemoryTable>();
  let isOpen = false;

  const check = (): void => {
    if (!isOpen) throw new ContractError('unavailable', 'the storage is not open');
  };

  return {
    check,
    open(definitions: readonly Table[]) {
      isOpen = true;

      for (const definition of definitions) {
        if (!tables.has(definition.component))
          tables.set(definition.component, createMemoryTable(definition));
      }
    },
    close() {
      isOpen = false;
    },
    of(component: string): MemoryTable {
      check();

      const found = tables.get(component);

      if (found !== undefined) return found;

      throw new ContractError(
        'internal',
        `the storage was started without a table for ${component}`,
      );
    },
  };
}

interface Parts {
  readonly table: (component: string) => MemoryTable;
  readonly inbox: MemoryInbox;
  readonly journal: MemoryJournal;
}

/** In the order of every kind: the journal, the inbox, the writes. What was done before a refusal is undone. */
function apply(
  { journal: entry, inbox: step, writes }: Commit,
  { table, inbox, journal }: Parts,
): Refused | undefined {
  const targets = writes.map((write) => ({ write, target: table(write.component) }));
  const known = entry === undefined ? undefined : journal.completed(entry.id);

  if (known !== undefined) return { kind: 'repeated', entry: known };

  const undo: Undo[] = [];

  if (step !== undefined) {
    const advanced = inbox.advance(step);

    if (typeof advanced !== 'function') return { kind: 'received', seq: advanced.seq };

    undo.push(advanced);
  }

  for (const { write, target } of targets) {
    const written = target.write(write);

    if (typeof written !== 'function') {
      for (const back of undo.reverse()) back();

      return written;
    }

    undo.push(written);
  }

  if (entry !== undefined) journal.put(entry);

  return undefined;
}
