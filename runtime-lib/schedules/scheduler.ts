// Runs a component's schedules: one replica has each, by a lease; the slot is the id of its run.

import type { ScheduleDefinition } from '../core/definition.ts';
import { derivedId } from '../core/ids.ts';
import { timeoutOf } from '../core/operation-name.ts';
import type { Part } from '../core/part.ts';
import type { Runtime } from '../core/runtime.ts';
import { missedSlots, nextSlot, type Timing } from './next-slot.ts';

const LEASE = 60_000;
/** Timers take no more; long waits are taken in parts, which also follows a clock that is set. */
const LONGEST = 60_000;
/** The first clock of a zone costs as much as the rest of a start: who is ready first answers first. No slot is lost. */
const ZONES_LATER = 200;

export class Scheduler {
  readonly #runtime: Runtime;
  readonly #part: Part;
  readonly #schedule: ScheduleDefinition;
  readonly #holder: () => string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #busy = 0;
  #stopped = false;

  constructor(runtime: Runtime, part: Part, schedule: ScheduleDefinition, holder: () => string) {
    this.#runtime = runtime;
    this.#part = part;
    this.#schedule = schedule;
    this.#holder = holder;
  }

  start(): void {
    const begun = Date.now();
    const begin = (): void =>
      void this.#catchUp().finally(() => this.#plan(nextSlot(this.#timing, begun)));

    if (!isZoned(this.#timing)) begin();
    else this.#timer = setTimeout(begin, ZONES_LATER).unref();
  }

  /** Starts nothing new, and waits for what runs. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  get #name(): string {
    return `${this.#part.definition.id}.${this.#schedule.name}`;
  }

  get #timing(): Timing {
    return this.#schedule.timing as Timing;
  }

  async #catchUp(): Promise<void> {
    const { mode, most } = this.#schedule.catchup as { mode: string; most: number };

    try {
      const noted = await this.#part.storage.leases.noted(this.#lease);

      if (noted === undefined || mode === 'none') return;

      const slots = missedSlots(this.#timing, Number(noted), Date.now(), mode === 'all' ? most : 1);

      for (const slot of slots) await this.#due(slot);
    } catch (error) {
      this.#part.log.error('missed slots could not be caught up', { schedule: this.#name, error });
    }
  }

  #plan(slot: number | undefined): void {
    if (this.#stopped || slot === undefined) return;

    const left = slot - Date.now();

    this.#timer = setTimeout(
      () => {
        if (left > LONGEST) this.#plan(slot);
        else {
          void this.#due(slot);
          this.#plan(nextSlot(this.#timing, Math.max(slot, Date.now())));
        }
      },
      Math.min(Math.max(0, left), LONGEST),
    );
    this.#timer.unref();
  }

  get #lease(): string {
    return `toac.schedule:${this.#name}`;
  }

  /** Whoever has the lease notes the slot before it runs: what was begun is not begun by another. */
  async #due(slot: number): Promise<void> {
    const { overlap, jitter } = this.#schedule;
    const { leases } = this.#part.storage;

    if (overlap === 'skip' && this.#busy > 0) return;

    try {
      if (!(await leases.take(this.#lease, this.#holder(), LEASE))) return;
      if (Number((await leases.noted(this.#lease)) ?? 0) >= slot) return;
      if (!(await leases.note(this.#lease, this.#holder(), String(slot)))) return;
    } catch (error) {
      this.#part.log.error('a schedule could not be noted', { schedule: this.#name, error });

      return;
    }

    const before = overlap === 'queue' ? this.#running : Promise.resolve();
    const run = before.then(() => this.#run(slot, Math.random() * jitter));

    this.#running = Promise.all([this.#running, run]).then(() => undefined);

    await run;
  }

  async #run(slot: number, delay: number): Promise<void> {
    const operation = `${this.#part.definition.id}.${this.#schedule.call}`;

    this.#busy += 1;

    try {
      if (delay >= 1) await new Promise((resolve) => setTimeout(resolve, delay));

      await this.#runtime.call({
        operation,
        id: derivedId(this.#name, slot),
        fresh: false,
        deadline: Date.now() + timeoutOf(this.#part.operations.get(this.#schedule.call)),
        now: slot,
      });
    } catch (error) {
      this.#part.log.error('a scheduled operation failed', {
        schedule: this.#name,
        operation,
        error,
      });
    } finally {
      this.#busy -= 1;
    }
  }
}

function isZoned(timing: Timing): boolean {
  return timing.kind === 'cron' && timing.timezone !== 'UTC';
}
