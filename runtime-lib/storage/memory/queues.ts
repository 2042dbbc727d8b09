// Outbox, inbox and leases in memory. What a commit changes of them can be undone.
import type { Inbox, InboxStep, Leases, Outbox, OutboxEntry, Parked } from '../storage.ts';
import type { Undo } from './table.ts';

export interface MemoryOutbox extends Outbox {
  add(entry: OutboxEntry): void;
}

export function createMemoryOutbox(): MemoryOutbox {
  const entries = new Map<string, OutboxEntry>();

  return {
    add: (entry) => {
      entries.set(entry.id, structuredClone(entry));
    },
    async take(limit, now) {
      return [...entries.values()].filter(({ due = 0 }) => due <= now).slice(0, limit);
    },
    async remove(ids) {
      for (const id of ids) entries.delete(id);
    },
    async postpone(id, attempts, due) {
      const entry = entries.get(id);

      if (entry !== undefined) entries.set(id, { ...entry, attempts, due });
    },
    async depth() {
      const oldest = [...entries.values()].reduce<number | undefined>(
        (least, { at }) => (least === undefined ? at : Math.min(least, at)),
        undefined,
      );

      return { count: entries.size, oldest };
    },
  };
}

export interface MemoryInbox extends Inbox {
  /** What stands there instead, or how the step is undone. */
  advance(step: InboxStep): { readonly seq: number | undefined } | Undo;
}

export function createMemoryInbox(): MemoryInbox {
  const seqs = new Map<string, number>();
  const parked = new Map<string, Parked>();
  const listed = (dead: boolean, limit: number): readonly Parked[] =>
    [...parked.values()]
      .filter((message) => message.dead === dead)
      .sort((a, b) => a.at - b.at)
      .slice(0, limit);

  return {
    advance(step) {
      const at = place(step);
      const before = seqs.get(at);

      if ((before ?? 0) !== step.previous) return { seq: before };

      seqs.set(at, step.seq);

      return () => {
        if (before === undefined) seqs.delete(at);
        else seqs.set(at, before);
      };
    },
    async seq(consumer, source, key) {
      return seqs.get(place({ consumer, source, key })) ?? 0;
    },
    async park(message) {
      parked.set(place(message, message.seq), { ...message });
    },
    async parked(consumer, source, key) {
      const at = place({ consumer, source, key });

      return [...parked.values()]
        .filter((message) => place(message) === at)
        .sort((a, b) => a.seq - b.seq);
    },
    async unpark(message) {
      parked.delete(place(message, message.seq));
    },
    waiting: async (limit) => listed(false, limit),
    dead: async (limit) => listed(true, limit),
  };
}

function place(
  { consumer, source, key }: Pick<InboxStep, 'consumer' | 'source' | 'key'>,
  seq?: number,
): string {
  return JSON.stringify([consumer, source, key, seq]);
}

interface Lease {
  readonly holder: string;
  readonly until: number;
  readonly note?: string;
}

export function createMemoryLeases(): Leases {
  const leases = new Map<string, Lease>();

  return {
    async take(name, holder, milliseconds) {
      const lease = leases.get(name);
      const now = Date.now();

      if (lease !== undefined && lease.holder !== holder && lease.until > now) return false;

      leases.set(name, { ...lease, holder, until: now + milliseconds });

      return true;
    },
    async release(name, holder) {
      const lease = leases.get(name);

      if (lease?.holder === holder) leases.set(name, { ...lease, holder: '', until: 0 });
    },
    async note(name, holder, text) {
      const lease = leases.get(name);

      if (lease?.holder !== holder || lease.until <= Date.now()) return false;

      leases.set(name, { ...lease, note: text });

      return true;
    },
    async noted(name) {
      return leases.get(name)?.note;
    },
  };
}
