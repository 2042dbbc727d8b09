// How a system is, as plain JSON for people: its components, its storages, what runs and what waits.
import type { System } from '../core/system.ts';
import type { Storage } from '../storage/storage.ts';

export interface Status {
  readonly state: string;
  readonly components: readonly string[];
  readonly storages: readonly StorageStatus[];
  /** Calls that run. */
  readonly running: number;
}

export interface StorageStatus {
  readonly name: string;
  readonly kind: string;
  readonly ok: boolean;
  /** Entries of its outbox; absent where it does not answer. */
  readonly outbox?: number;
}

export async function statusOf({ state, parts, storages, inFlight }: System): Promise<Status> {
  const asked = Object.entries(storages).map(([name, storage]) => storageStatus(name, storage));

  return {
    state,
    components: [...parts.keys()],
    storages: await Promise.all(asked),
    running: inFlight,
  };
}

/** Whoever asks whether it answers does not wait for ever. */
const PATIENCE = 1000;

async function storageStatus(name: string, storage: Storage): Promise<StorageStatus> {
  const { kind } = storage;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, PATIENCE, new Error('no answer'));
  });

  try {
    const { count } = await Promise.race([answerOf(storage), late]);

    return { name, kind, ok: true, outbox: count };
  } catch {
    return { name, kind, ok: false };
  } finally {
    clearTimeout(timer);
  }
}

async function answerOf(storage: Storage): Promise<{ readonly count: number }> {
  await storage.ping();

  return storage.outbox.depth();
}
