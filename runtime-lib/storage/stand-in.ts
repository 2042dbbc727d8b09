// STAND-IN until the storages are there: holds nothing.
import type { Storage } from './storage.ts';

export function standIn(kind: string): Storage {
  const never = (): never => {
    throw new Error('a stand-in holds nothing');
  };

  return {
    kind,
    abilities: { severalInOneCommit: true, durable: false, shared: false },
    start: async () => {},
    stop: async () => {},
    ping: async () => {},
    get: never,
    find: never,
    commit: never,
    journal: { find: never, begin: never, end: never, forget: never },
    outbox: { take: never, remove: never, postpone: never, depth: never },
    inbox: { seq: never, park: never, parked: never, unpark: never, dead: never },
    leases: { take: never, release: never, note: never, noted: never },
  };
}
