// Journal, outbox, inbox and leases as the storage shows them: they work while it is open.
import type { Inbox, Journal, Leases, Outbox } from '../storage.ts';
import { translated } from './connection.ts';

export interface Queues {
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly leases: Leases;
}

/** Throws where the storage is not open. */
type Open = () => Queues;

export function journalOf(open: Open): Journal {
  return translated<Journal>({
    find: async (id) => open().journal.find(id),
    begin: async (entry) => open().journal.begin(entry),
    end: async (entry) => open().journal.end(entry),
    forget: async (before) => open().journal.forget(before),
  });
}

export function outboxOf(open: Open): Outbox {
  return translated<Outbox>({
    take: async (limit, now) => open().outbox.take(limit, now),
    remove: async (ids) => open().outbox.remove(ids),
    postpone: async (id, attempts, due) => open().outbox.postpone(id, attempts, due),
    depth: async () => open().outbox.depth(),
  });
}

export function inboxOf(open: Open): Inbox {
  return translated<Inbox>({
    seq: async (consumer, source, key) => open().inbox.seq(consumer, source, key),
    park: async (message) => open().inbox.park(message),
    parked: async (consumer, source, key) => open().inbox.parked(consumer, source, key),
    unpark: async (message) => open().inbox.unpark(message),
    waiting: async (limit) => open().inbox.waiting(limit),
    dead: async (limit) => open().inbox.dead(limit),
  });
}

export function leasesOf(open: Open): Leases {
  return translated<Leases>({
    take: async (name, holder, milliseconds) => open().leases.take(name, holder, milliseconds),
    release: async (name, holder) => open().leases.release(name, holder),
    note: async (name, holder, text) => open().leases.note(name, holder, text),
    noted: async (name) => open().leases.noted(name),
  });
}
