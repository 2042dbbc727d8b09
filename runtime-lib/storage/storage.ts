// What every kind of storage does. The core knows no more of one; each kind is a file of its own, proven by the suite.
import type { Find } from './condition.ts';
import type { Migrations } from './migrations/migration.ts';
import type { Table } from './table.ts';
import type { Row } from './values.ts';

export type { Table };

export interface Abilities {
  /** Several rows, or a row and what other rows' events did, in one commit. */
  readonly severalInOneCommit: boolean;
  /** What was committed outlives the process. */
  readonly durable: boolean;
  /** Several processes may use it at once. */
  readonly shared: boolean;
}

export interface Storage {
  readonly kind: string;
  readonly abilities: Abilities;
  /** Connects, makes its own tables and those of `tables` where they are missing, and prepares every statement. */
  start(tables: readonly Table[]): Promise<void>;
  stop(): Promise<void>;
  /** Rejects when the storage does not answer. */
  ping(): Promise<void>;

  /** The driver's own, for operations that manage state themselves: no versions, no events. Undefined where there is none. */
  client(): unknown;

  get(component: string, id: string): Promise<Row | undefined>;
  /** The same at once, of kinds that wait for nothing. The row may be the storage's own: it is neither changed nor kept. */
  peek?(component: string, id: string): Row | undefined;
  find(component: string, find: Find): Promise<readonly Row[]>;
  /** All of it or nothing. */
  commit(commit: Commit): Promise<Committed>;
  /** The same at once, of kinds that wait for nothing. */
  commitAtOnce?(commit: Commit): Committed;

  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  readonly leases: Leases;
  /** Of kinds whose tables can be changed by migrations, once it is started. */
  readonly migrations?: Migrations;
}

export interface Commit {
  readonly writes: readonly Write[];
  readonly outbox?: readonly OutboxEntry[];
  /** A reply that is given again when the same request comes again. */
  readonly journal?: JournalEntry | undefined;
  /** The event that this commit is the effect of. */
  readonly inbox?: InboxStep | undefined;
}

export interface Write {
  readonly component: string;
  readonly row: Row;
  /** The version that must stand there; undefined: nothing may. */
  readonly expect: number | undefined;
  /** Nobody else holds the row or what is in it: it may be kept as it is. */
  readonly own?: boolean | undefined;
}

export type Committed =
  | { readonly kind: 'done' }
  /** Another commit was faster: read again. */
  | { readonly kind: 'conflict' }
  /** A unique key is taken, or the id: then `unique` is `id`. */
  | { readonly kind: 'duplicate'; readonly component: string; readonly unique: string }
  /** A request with this id was committed. */
  | { readonly kind: 'repeated'; readonly entry: JournalEntry }
  /** The inbox does not stand where this step expects it. */
  | { readonly kind: 'received'; readonly seq: number | undefined };

export interface JournalEntry {
  readonly id: string;
  /** Of the input: the same id with another input is a mistake of the caller. */
  readonly fingerprint: string;
  /** JSON; undefined while the request runs. */
  readonly reply?: string;
  readonly at: number;
}

export interface Journal {
  find(id: string): Promise<JournalEntry | undefined>;
  /** Notes that a request was begun; the entry that stands there already, if any. */
  begin(entry: JournalEntry): Promise<JournalEntry | undefined>;
  /** Replaces what `begin` noted. */
  end(entry: JournalEntry): Promise<void>;
  /** Forgets entries older than that; how many. */
  forget(before: number): Promise<number>;
}

/** An event or a task that was committed and not yet handed on. */
export interface OutboxEntry {
  readonly id: string;
  readonly kind: 'event' | 'task';
  /** The component and the entity that it is of; a task's are its own. */
  readonly component: string;
  readonly key: string;
  /** The event's or the operation's name. */
  readonly name: string;
  /** Of events: its number, and the numbers of the events before it, by label. */
  readonly seq: number;
  readonly last: { readonly [label: string]: number };
  /** JSON. */
  readonly payload: string;
  readonly at: number;
  /** Of tasks: how often it was begun, and when it may be begun again. */
  readonly attempts?: number;
  readonly due?: number;
}

export interface Outbox {
  /** The oldest first; of one entity in the order in which they were committed. Without those that are due later. */
  take(limit: number, now: number): Promise<readonly OutboxEntry[]>;
  remove(ids: readonly string[]): Promise<void>;
  /** Counts an attempt, and puts the entry off. */
  postpone(id: string, attempts: number, due: number): Promise<void>;
  /** How many stand there, and since when the oldest. */
  depth(): Promise<{ readonly count: number; readonly oldest: number | undefined }>;
}

/** Where a consumer stands with the events of one entity. */
export interface InboxStep {
  readonly consumer: string;
  readonly source: string;
  readonly key: string;
  /** What must stand there; 0 where nothing does. */
  readonly previous: number;
  readonly seq: number;
}

export interface Parked {
  readonly consumer: string;
  readonly source: string;
  readonly key: string;
  readonly seq: number;
  /** JSON of the event. */
  readonly message: string;
  readonly at: number;
  /** Why it lies here: it waits for an earlier one, or it could not be processed. */
  readonly reason: string;
  /** Whether it waits for people. */
  readonly dead: boolean;
}

export interface Inbox {
  /** 0 where nothing was received. */
  seq(consumer: string, source: string, key: string): Promise<number>;
  park(message: Parked): Promise<void>;
  /** Of one entity, in order. */
  parked(consumer: string, source: string, key: string): Promise<readonly Parked[]>;
  unpark(message: Pick<Parked, 'consumer' | 'source' | 'key' | 'seq'>): Promise<void>;
  /** Those that wait for an earlier one, the oldest first. */
  waiting(limit: number): Promise<readonly Parked[]>;
  /** Those that wait for people, the oldest first. */
  dead(limit: number): Promise<readonly Parked[]>;
}

export interface Leases {
  /** Whether `holder` has it now, for so many milliseconds; who has it may prolong it. */
  take(name: string, holder: string, milliseconds: number): Promise<boolean>;
  release(name: string, holder: string): Promise<void>;
  /** A text that is kept with the lease, such as the last slot of a schedule; written by its holder alone. */
  note(name: string, holder: string, text: string): Promise<boolean>;
  noted(name: string): Promise<string | undefined>;
}
