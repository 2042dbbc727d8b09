// The journal of requests in memory.
import type { Journal, JournalEntry } from '../storage.ts';

export interface MemoryJournal extends Journal {
  /** What a commit of the request would repeat. */
  completed(id: string): JournalEntry | undefined;
  put(entry: JournalEntry): void;
}

export function createMemoryJournal(): MemoryJournal {
  const entries = new Map<string, JournalEntry>();

  return {
    completed(id) {
      const entry = entries.get(id);

      return entry?.reply === undefined ? undefined : entry;
    },
    put(entry) {
      entries.set(entry.id, entry);
    },
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
