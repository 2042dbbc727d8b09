// A set of components that run together: calls find their way, outboxes are handed on, schedules run.
import { type Consumers, consumersOf, isWanted } from '../messaging/consumers.ts';
import { deliver } from '../messaging/deliver.ts';
import { Relay } from '../messaging/relay.ts';
import { Sweeper } from '../messaging/sweeper.ts';
import { runTask } from '../messaging/tasks.ts';
import { Scheduler } from '../schedules/scheduler.ts';
import type { OutboxEntry, Storage } from '../storage/storage.ts';
import { type CallRequest, requestOf } from './call-request.ts';
import { type Callee, Callees } from './callees.ts';
import { ContractError } from './contract-error.ts';
import type { ComponentDefinition } from './definition.ts';
import { dispatch, dispatchAtOnce } from './dispatch.ts';
import { newId } from './ids.ts';
import { KeyQueue } from './key-queue.ts';
import type { Log, LogScope } from './log.ts';
import { once } from './once.ts';
import { type Part, partOf } from './part.ts';
import type { Policies } from './place-policies.ts';
import type { Reply, Request } from './request.ts';
import type { Runtime } from './runtime.ts';

export interface SystemOptions {
  readonly components: readonly ComponentDefinition[];
  /** By the name that entities have in their contracts. */
  readonly storages: Readonly<Record<string, Storage>>;
  /** By component, as its reader has made it. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** By component and policy, what the deployment joins to it. */
  readonly policies?: Readonly<Record<string, Policies>> | undefined;
  readonly log: (scope: LogScope) => Log;
  /** Values are frozen between operations. */
  readonly strict?: boolean;
}

export class System implements Runtime {
  readonly queue = new KeyQueue();
  readonly strict: boolean;
  readonly #options: SystemOptions;
  /** Who this process is, among those that share a storage. */
  readonly #holder = once(() => newId());
  readonly #relays: Relay[] = [];
  readonly #sweepers: Sweeper[] = [];
  /** Calls that run, and who waits for their end. */
  #running = 0;
  #idle: (() => void)[] = [];
  #parts: ReadonlyMap<string, Part>;
  #callees: Callees;
  #consumers: Consumers;
  #schedulers: readonly Scheduler[] = [];
  #state: 'starting' | 'ready' | 'draining' | 'stopped' = 'starting';

  constructor(options: SystemOptions) {
    this.#options = options;
    this.strict = options.strict ?? false;
    this.#parts = this.#partsOf(options.components);
    this.#callees = new Callees(this.#parts);
    this.#consumers = consumersOf(this.#parts.values());
  }

  async start(): Promise<void> {
    const { storages } = this.#options;

    for (const [name, storage] of Object.entries(storages)) {
      const parts = [...this.#parts.values()].filter((p) => p.storage === storage);

      await storage.start(
        parts.flatMap(({ entity }) => (entity === undefined ? [] : [entity.table])),
      );
      this.#relays.push(this.#relayOf(name, storage));
      this.#sweepers.push(this.#sweeperOf(name, storage));
    }

    this.#state = 'ready';

    for (const worker of [...this.#relays, ...this.#sweepers]) worker.start();

    this.#startSchedules();
  }

  get state(): string {
    return this.#state;
  }

  /** How many calls run. */
  get inFlight(): number {
    return this.#running;
  }

  get parts(): ReadonlyMap<string, Part> {
    return this.#parts;
  }

  get storages(): Readonly<Record<string, Storage>> {
    return this.#options.storages;
  }

  part(component: string): Part | undefined {
    return this.#parts.get(component);
  }

  callee(operation: string): Callee | undefined {
    return this.#callees.named(operation);
  }

  isWanted(component: string, event: string): boolean {
    return isWanted(this.#consumers, component, event);
  }

  wake(): void {
    for (const relay of this.#relays) relay.wake();
  }

  /** What comes from outside. */
  async request(asked: CallRequest): Promise<Reply> {
    return this.answer(asked);
  }

  /** The same, and no promise where nothing waits: throws then what it would be rejected with. */
  answer(asked: CallRequest): Reply | Promise<Reply> {
    if (this.#state !== 'ready')
      throw new ContractError('unavailable', 'the service is not ready', { retryAfter: 1000 });

    const answered = dispatchAtOnce(
      this,
      requestOf(asked, this.callee(asked.operation)?.operation),
    );

    return answered instanceof Promise ? this.#counted(answered) : answered;
  }

  call(request: Request): Promise<Reply> {
    return dispatch(this, request);
  }

  /** Other code of the same components: what runs ends with the old, what comes runs with the new. */
  async replace(components: readonly ComponentDefinition[]): Promise<void> {
    await Promise.all(this.#schedulers.map((s) => s.stop()));

    this.#parts = new Map([...this.#parts, ...this.#partsOf(components)]);
    this.#callees = new Callees(this.#parts);
    this.#consumers = consumersOf(this.#parts.values());

    this.#startSchedules();
  }

  /** Starts nothing new, and waits for what runs. */
  async drain(): Promise<void> {
    if (this.#state === 'stopped') return;

    this.#state = 'draining';

    await Promise.all(this.#schedulers.map((s) => s.stop()));
    await this.#finished();
    await Promise.all([...this.#relays, ...this.#sweepers].map((worker) => worker.stop()));
  }

  async stop(): Promise<void> {
    await this.drain();

    this.#state = 'stopped';

    await Promise.all(Object.values(this.#options.storages).map((s) => s.stop()));
  }

  #counted<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;

    return work.then(
      (value) => {
        this.#left();

        return value;
      },
      (error) => {
        this.#left();

        throw error;
      },
    );
  }

  #left(): void {
    this.#running -= 1;

    if (this.#running === 0) for (const tell of this.#idle.splice(0)) tell();
  }

  #finished(): Promise<void> {
    if (this.#running === 0) return Promise.resolve();

    return new Promise((resolve) => {
      this.#idle.push(resolve);
    });
  }

  #partsOf(components: readonly ComponentDefinition[]): ReadonlyMap<string, Part> {
    const { configuration = {}, policies = {}, log } = this.#options;

    return new Map(
      components.map((component) => [
        component.id,
        partOf(component, {
          storage: this.#storageOf(component),
          configuration: configuration[component.id],
          narrowing: policies[component.id],
          logOf: log,
        }),
      ]),
    );
  }

  #storageOf({ id, entity }: ComponentDefinition): Storage {
    const { storages } = this.#options;
    const name = entity?.storage ?? 'default';
    const storage =
      storages[name] ?? (entity === undefined ? Object.values(storages)[0] : undefined);

    if (storage !== undefined) return storage;

    throw new Error(`${id} needs the storage '${name}'`);
  }

  #startSchedules(): void {
    this.#schedulers = [...this.#parts.values()].flatMap((part) =>
      (part.definition.schedules ?? []).map((s) => new Scheduler(this, part, s, this.#holder)),
    );

    for (const scheduler of this.#schedulers) scheduler.start();
  }

  #relayOf(name: string, storage: Storage): Relay {
    const { log } = this.#options;

    return new Relay({
      storage,
      log: log({ component: `storage ${name}` }),
      holder: this.#holder,
      handOn: (entry) => this.#handOn(entry),
    });
  }

  #sweeperOf(name: string, storage: Storage): Sweeper {
    const log = this.#options.log({ component: `storage ${name}` });

    return new Sweeper({ runtime: this, storage, log, consumers: () => this.#consumers });
  }

  async #handOn(entry: OutboxEntry): Promise<boolean> {
    if (entry.kind === 'task') {
      const part = this.#parts.get(entry.component);

      return part !== undefined && runTask(this, part, entry);
    }

    const consumers = this.#consumers.get(entry.component) ?? [];

    await Promise.all(consumers.map((consumer) => deliver(this, consumer, entry)));

    return true;
  }
}
