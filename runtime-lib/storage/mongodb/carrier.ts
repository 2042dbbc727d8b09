// A carrier is any document that events, replies and marks ride on: an entity's own, so that they are in its commit, or
// one of the system's where a commit changes no entity.
import type { Collection } from 'mongodb';
import type { Commit, JournalEntry, OutboxEntry } from '../storage.ts';
import type { Stored } from './entity.ts';

export interface Carriers {
  /** All collections that hold any. */
  readonly all: readonly Collection<Stored>[];
  readonly journal: Collection<Stored>;
  readonly inbox: Collection<Stored>;
  readonly outbox: Collection<Stored>;
}

/** The last requests and events of a document are remembered. */
const REMEMBERED = 64;
/** As many entries may wait in one document; the filter sees to it, for `$slice` would lose events. */
export const MOST_PENDING = 100;
/** Longer replies stand in the journal. */
export const LONGEST_REPLY = 4096;

export const ROOM_IN_OUTBOX: Readonly<Record<string, unknown>> = {
  [`_outbox.${MOST_PENDING - 1}`]: { $exists: false },
};

export interface Mark {
  readonly place: string;
  readonly seq: number;
}

export function placeOf(consumer: string, source: string, key: string): string {
  return JSON.stringify([consumer, source, key]);
}

export function markOf({ inbox }: Commit): Mark | undefined {
  if (inbox === undefined) return undefined;

  return { place: placeOf(inbox.consumer, inbox.source, inbox.key), seq: inbox.seq };
}

/** What rides on a new document. */
export function loadOf(commit: Commit): Readonly<Record<string, unknown>> {
  const { _outbox, _requests, _inbox } = lists(commit);

  return {
    ...(_outbox.length === 0 ? {} : { _outbox, _pending: true }),
    ...(_requests.length === 0 ? {} : { _requests }),
    ...(_inbox.length === 0 ? {} : { _inbox }),
  };
}

/** The same as an update of a document that stands there. */
export function pushOf(commit: Commit): {
  readonly set: Readonly<Record<string, unknown>>;
  readonly push: Readonly<Record<string, unknown>>;
} {
  const { _outbox, _requests, _inbox } = lists(commit);
  const kept = ($each: readonly unknown[]) => ({ $each, $slice: -REMEMBERED });

  return {
    set: _outbox.length === 0 ? {} : { _pending: true },
    push: {
      ...(_outbox.length === 0 ? {} : { _outbox: { $each: _outbox } }),
      ...(_requests.length === 0 ? {} : { _requests: kept(_requests) }),
      ...(_inbox.length === 0 ? {} : { _inbox: kept(_inbox) }),
    },
  };
}

function lists(commit: Commit): {
  readonly _outbox: readonly unknown[];
  readonly _requests: readonly unknown[];
  readonly _inbox: readonly unknown[];
} {
  const { outbox = [], journal } = commit;
  const mark = markOf(commit);

  return {
    _outbox: outbox.map(encodeEntry),
    _requests: journal === undefined ? [] : [encodeRequest(journal)],
    _inbox: mark === undefined ? [] : [mark],
  };
}

/** A document that has done neither the request nor the event. */
export function notYet(commit: Commit): Readonly<Record<string, unknown>> {
  const mark = markOf(commit);

  return {
    ...(commit.outbox === undefined || commit.outbox.length === 0 ? {} : ROOM_IN_OUTBOX),
    ...(commit.journal === undefined ? {} : { '_requests.id': { $ne: commit.journal.id } }),
    ...(mark === undefined
      ? {}
      : { _inbox: { $not: { $elemMatch: { place: mark.place, seq: { $gte: mark.seq } } } } }),
  };
}

function encodeEntry(entry: OutboxEntry): Readonly<Record<string, unknown>> {
  const { id, at, attempts, due, ...rest } = entry;

  return {
    id,
    at,
    ...(attempts === undefined ? {} : { attempts }),
    due: due ?? 0,
    json: JSON.stringify(rest),
  };
}

interface StoredEntry {
  readonly id: string;
  readonly at: number;
  readonly attempts?: number;
  readonly due: number;
  readonly json: string;
}

export function entriesOf(document: Stored): readonly OutboxEntry[] {
  return ((document['_outbox'] ?? []) as readonly StoredEntry[]).map(
    ({ id, at, attempts, due, json }) => ({
      ...(JSON.parse(json) as Omit<OutboxEntry, 'id' | 'at'>),
      id,
      at,
      ...(attempts === undefined ? {} : { attempts }),
      ...(due === 0 ? {} : { due }),
    }),
  );
}

/** A reply that is too long stands in the journal: see `holdReply`. */
function encodeRequest({
  id,
  fingerprint,
  reply,
  at,
}: JournalEntry): Readonly<Record<string, unknown>> {
  const isLong = reply !== undefined && isLongReply(reply);

  return {
    id,
    fingerprint,
    at,
    ...(isLong ? { isHeld: true } : reply === undefined ? {} : { reply }),
  };
}

export function isLongReply(reply: string): boolean {
  return Buffer.byteLength(reply) > LONGEST_REPLY;
}

export interface StoredRequest extends JournalEntry {
  readonly isHeld?: boolean;
}

export function requestIn(document: Stored | null, id: string): StoredRequest | undefined {
  const requests = (document?.['_requests'] ?? []) as readonly StoredRequest[];

  return requests.find((request) => request.id === id);
}

/** How far a document has come with the events of an entity. */
export function seqIn(document: Stored | null, place: string): number {
  const marks = (document?.['_inbox'] ?? []) as readonly Mark[];

  return marks.reduce((most, mark) => (mark.place === place ? Math.max(most, mark.seq) : most), 0);
}
