// Hands on what a storage's outbox holds: entries of one entity one after the other, those of others beside them.
import { KeyQueue } from '../core/key-queue.ts';
import type { Log } from '../core/log.ts';
import type { OutboxEntry, Storage } from '../storage/storage.ts';

/** True: it may be removed; false: it was put off. */
export type HandOn = (entry: OutboxEntry) => Promise<boolean>;

export interface RelayOptions {
  readonly storage: Storage;
  readonly handOn: HandOn;
  readonly log: Log;
  /** Who this process is, among those that share the storage. */
  readonly holder: () => string;
}

const BATCH = 200;
const SHORTEST = 20;
const LONGEST = 1000;
/** How long events wait when the process that hands them on was killed. */
const LEASE = 5_000;
const LEASE_NAME = 'toac.relay';

export class Relay {
  readonly #options: RelayOptions;
  readonly #queue = new KeyQueue();
  readonly #busy = new Set<string>();
  #stopped = false;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #woken = false;
  /** Of this process's clock: until then the lease is ours for sure. */
  #heldUntil = 0;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  /** Finishes what it has begun. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#running;

    const { storage, holder } = this.#options;

    // Another may go on at once; when the storage is gone it waits for the lease to end.
    if (storage.abilities.shared)
      await storage.leases.release(LEASE_NAME, holder()).catch(() => {});
  }

  async #run(): Promise<void> {
    let pause = SHORTEST;

    while (!this.#stopped) {
      this.#woken = false;

      try {
        pause = (await this.#pass()) > 0 ? SHORTEST : Math.min(LONGEST, pause * 2);
      } catch (error) {
        this.#options.log.warn('the outbox could not be read', { error });
        pause = LONGEST;
      }

      await this.#sleep(pause);
    }
  }

  /** How many were handed on. */
  async #pass(): Promise<number> {
    const { storage } = this.#options;
    const taken = await storage.outbox.take(BATCH + this.#busy.size, Date.now());
    const entries = taken.filter(({ id }) => !this.#busy.has(id));
    const done: string[] = [];

    // Who has nothing to hand on writes nothing, a lease neither.
    if (entries.length === 0 || !(await this.#holds())) return 0;

    await Promise.all(
      entries.map((entry) =>
        this.#queue.run(`${entry.component}\0${entry.key}`, async () => {
          if (!this.#stopped && (await this.#handOn(entry))) done.push(entry.id);
        }),
      ),
    );

    if (done.length > 0) await storage.outbox.remove(done);

    return done.length;
  }

  /** Two relays at once would cost work, not truth: the inbox takes each event once. */
  async #holds(): Promise<boolean> {
    const { storage, holder } = this.#options;
    const now = performance.now();

    if (!storage.abilities.shared || now < this.#heldUntil) return true;
    if (!(await storage.leases.take(LEASE_NAME, holder(), LEASE))) return false;

    this.#heldUntil = now + LEASE / 2;

    return true;
  }

  async #handOn(entry: OutboxEntry): Promise<boolean> {
    this.#busy.add(entry.id);

    try {
      return await this.#options.handOn(entry);
    } catch (error) {
      this.#options.log.error('an entry of the outbox could not be handed on', {
        id: entry.id,
        error,
      });

      return false;
    } finally {
      this.#busy.delete(entry.id);
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    if (this.#woken || this.#stopped) return Promise.resolve();

    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, milliseconds);

      this.#wake = end;
    });
  }
}
