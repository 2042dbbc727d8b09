// One new document per request, whatever id it is given: the request is claimed for the document before it is inserted.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import type { Committed, JournalEntry } from '../storage.ts';
import { isLongReply, requestIn, type StoredRequest } from './carrier.ts';
import { takenIndex } from './connection.ts';
import type { Stored } from './entity.ts';

export interface Target {
  readonly component: string;
  readonly id: string;
}

export interface Claiming {
  readonly journal: Collection<Stored>;
  collectionOf(target: Target): Collection<Stored>;
  complete(request: StoredRequest): Promise<JournalEntry>;
  entryOf(document: Stored): JournalEntry;
}

/** Milliseconds between looks at a commit that another makes for the same request; then the caller tries again. */
const LOOKS = [5, 10, 20, 50, 100, 200, 400] as const;

/** So old, a claim is of a process that ended between the claim and the commit. */
const ABANDONED = 60_000;

/** Undefined where the request is the target's: a repetition with the same id has it too. */
export async function claim(
  entry: JournalEntry,
  target: Target,
  claiming: Claiming,
): Promise<Committed | undefined> {
  const _target = JSON.stringify([target.component, target.id]);
  const free = { $or: [{ _target: { $exists: false } }, { _target }] };

  if (await take(entry, _target, free, claiming)) return undefined;

  for (const wait of LOOKS) {
    const done = await committed(entry.id, claiming);

    if (done !== undefined) return { kind: 'repeated', entry: done };

    await sleep(wait);
  }

  const abandoned = { _claimed: { $lt: Date.now() - ABANDONED } };

  return (await take(entry, _target, abandoned, claiming)) ? undefined : { kind: 'conflict' };
}

/** False where the request is another's. */
async function take(
  { id, at, reply }: JournalEntry,
  _target: string,
  condition: Readonly<Record<string, unknown>>,
  { journal }: Claiming,
): Promise<boolean> {
  const held = reply !== undefined && isLongReply(reply) ? { _held: reply } : {};

  try {
    await journal.updateOne(
      { _id: id, reply: { $exists: false }, ...condition },
      { $set: { _target, _claimed: Date.now(), ...held }, $setOnInsert: { at } },
      { upsert: true },
    );

    return true;
  } catch (error) {
    if (takenIndex(error) === undefined) throw error;

    return false;
  }
}

async function committed(id: string, claiming: Claiming): Promise<JournalEntry | undefined> {
  const document = await claiming.journal.findOne({ _id: id });

  if (document === null) return undefined;
  if (document['reply'] !== undefined) return claiming.entryOf(document);

  const [component, key] = JSON.parse(String(document['_target'])) as readonly [string, string];
  const carrier = await claiming
    .collectionOf({ component, id: key })
    .findOne({ _id: key }, { projection: { _requests: 1 } });
  const request = requestIn(carrier, id);

  return request === undefined ? undefined : claiming.complete(request);
}
