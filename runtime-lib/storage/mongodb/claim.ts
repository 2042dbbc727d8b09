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

/** Undefined where the request is the target's: a repetition with the same id has it too. */
export async function claim(
  { id, at, reply }: JournalEntry,
  target: Target,
  claiming: Claiming,
): Promise<Committed | undefined> {
  const { journal } = claiming;
  const _target = JSON.stringify([target.component, target.id]);
  const held = reply !== undefined && isLongReply(reply) ? { _held: reply } : {};

  try {
    await journal.updateOne(
      {
        _id: id,
        reply: { $exists: false },
        $or: [{ _target: { $exists: false } }, { _target }],
      },
      { $set: { _target, ...held }, $setOnInsert: { at } },
      { upsert: true },
    );

    return undefined;
  } catch (error) {
    if (takenIndex(error) === undefined) throw error;
  }

  return outcome(id, claiming);
}

async function outcome(id: string, claiming: Claiming): Promise<Committed> {
  for (const wait of LOOKS) {
    const entry = await committed(id, claiming);

    if (entry !== undefined) return { kind: 'repeated', entry };

    await sleep(wait);
  }

  return { kind: 'conflict' };
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
