// Housekeeping of a storage: events that wait for earlier ones are looked at again, so that what was interrupted goes on;
// replies are forgotten when nobody may ask for them any more.
import type { Log } from '../core/log.ts';
import type { Runtime } from '../core/runtime.ts';
import type { Parked, Storage } from '../storage/storage.ts';
import type { Consumers } from './consumers.ts';
import { deliverAgain } from './deliver.ts';

export interface SweeperOptions {
  readonly runtime: Runtime;
  readonly storage: Storage;
  readonly consumers: () => Consumers;
  readonly log: Log;
}

const PAUSE = 15_000;
const MOST = 200;
const HOUR = 3_600_000;
/** How long a repetition gets the stored reply. */
const REMEMBERED = 24 * HOUR;

export class Sweeper {
  readonly #options: SweeperOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #forgotten = 0;

  constructor(options: SweeperOptions) {
    this.#options = options;
  }

  start(): void {
    this.#plan();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #plan(): void {
    if (this.#stopped) return;

    this.#timer = setTimeout(() => {
      this.#running = this.sweep().finally(() => this.#plan());
    }, PAUSE);
    this.#timer.unref();
  }

  async sweep(): Promise<void> {
    const { storage, log } = this.#options;

    try {
      await this.#forget();

      for (const waiting of await storage.inbox.waiting(MOST)) {
        if (this.#stopped) return;

        await this.#again(waiting);
      }
    } catch (error) {
      log.warn('waiting events could not be looked at', { error });
    }
  }

  async #forget(): Promise<void> {
    const now = Date.now();

    if (now - this.#forgotten < HOUR) return;

    this.#forgotten = now;
    await this.#options.storage.journal.forget(now - REMEMBERED);
  }

  async #again(waiting: Parked): Promise<void> {
    const { runtime, storage, consumers } = this.#options;
    const consumer = consumers()
      .get(waiting.source)
      ?.find(({ part }) => part.definition.id === waiting.consumer && part.storage === storage);

    if (consumer !== undefined) await deliverAgain(runtime, consumer, waiting);
  }
}
