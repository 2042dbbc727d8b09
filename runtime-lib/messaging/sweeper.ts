// Looks again at events that wait for earlier ones: what was interrupted goes on, and nobody waits for ever.
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

export class Sweeper {
  readonly #options: SweeperOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

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
      for (const waiting of await storage.inbox.waiting(MOST)) {
        if (this.#stopped) return;

        await this.#again(waiting);
      }
    } catch (error) {
      log.warn('waiting events could not be looked at', { error });
    }
  }

  async #again(waiting: Parked): Promise<void> {
    const { runtime, storage, consumers } = this.#options;
    const consumer = consumers()
      .get(waiting.source)
      ?.find(({ part }) => part.definition.id === waiting.consumer && part.storage === storage);

    if (consumer !== undefined) await deliverAgain(runtime, consumer, waiting);
  }
}
