// The journal: requests stand in the document that they changed, and in a collection while they run, where they
// changed no entity, and where the reply is too long to ride along.
import type { Collection } from 'mongodb';
import type { Committed, Journal, JournalEntry } from '../storage.ts';
import { type Carriers, isLongReply, requestIn, type StoredRequest } from './carrier.ts';
import { claim, type Target } from './claim.ts';
import { takenIndex } from './connection.ts';
import type { Stored } from './entity.ts';
import { updateOf } from './update.ts';

export interface MongoJournal extends Journal {
  /** Before the commit: the reply is found by the mark that the commit leaves, and by nothing else. */
  hold(entry: JournalEntry): Promise<void>;
  claim(
    entry: JournalEntry,
    target: Target,
    collectionOf: (target: Target) => Collection<Stored>,
  ): Promise<Committed | undefined>;
  /** The request as it was remembered, with its reply. */
  complete(request: StoredRequest): Promise<JournalEntry>;
}

/** Neither running nor done: a commit that has not happened left its reply. */
const BEGUN = { _isBegun: true } as const;

export function createJournal({ all, journal }: Carriers): MongoJournal {
  const others = all.filter((collection) => collection !== journal);

  const complete = (request: StoredRequest) => completeBy(journal, request);
  const find = async (id: string): Promise<JournalEntry | undefined> => {
    const [noted, ...marked] = await Promise.all([
      journal.findOne({ _id: id, ...BEGUN }),
      ...others.map((collection) => findMark(collection, id)),
    ]);
    const mark = marked.find((request) => request !== undefined);

    if (mark !== undefined) return complete(mark);

    return noted === null || noted === undefined ? undefined : entryOf(noted);
  };

  return {
    find,
    complete,
    begin: async (entry) =>
      (await find(entry.id)) ?? ((await begin(journal, entry)) ? undefined : find(entry.id)),
    async end(entry) {
      const change = { $set: { ...fieldsOf(entry), ...BEGUN } };

      await journal.updateOne({ _id: entry.id }, change, { upsert: true });
    },
    async forget(before) {
      const counts = await Promise.all([
        forgetNoted(journal, before),
        ...others.map((collection) => forgetMarks(collection, before)),
      ]);

      return counts.reduce((sum, count) => sum + count, 0);
    },
    claim: (entry, target, collectionOf) =>
      claim(entry, target, { journal, collectionOf, complete, entryOf }),
    async hold({ id, at, reply }) {
      if (reply === undefined || !isLongReply(reply)) return;

      const change = { $set: { _held: reply }, $setOnInsert: { at } };

      await journal.updateOne({ _id: id }, change, { upsert: true });
    },
  };
}

async function completeBy(
  journal: Collection<Stored>,
  { id, fingerprint, at, reply, isHeld }: StoredRequest,
): Promise<JournalEntry> {
  const held = isHeld === true ? await journal.findOne({ _id: id }) : undefined;
  const text: unknown = reply ?? held?.['_held'];

  return { id, fingerprint, at, ...(text === undefined ? {} : { reply: String(text) }) };
}

/** Whether it was not begun before. */
async function begin(journal: Collection<Stored>, entry: JournalEntry): Promise<boolean> {
  try {
    await journal.updateOne(
      { _id: entry.id, _isBegun: { $exists: false } },
      { $set: { ...fieldsOf(entry), ...BEGUN } },
      { upsert: true },
    );

    return true;
  } catch (error) {
    if (takenIndex(error) === undefined) throw error;

    return false;
  }
}

async function findMark(
  collection: Collection<Stored>,
  id: string,
): Promise<StoredRequest | undefined> {
  const found = await collection.findOne(
    { '_requests.id': id },
    { projection: { _requests: { $elemMatch: { id } } } },
  );

  return requestIn(found, id);
}

/** An entry that carries events stays until they are gone. Claims and held replies are no entries. */
async function forgetNoted(journal: Collection<Stored>, before: number): Promise<number> {
  const old = { at: { $lt: before }, _pending: { $exists: false } };
  const { deletedCount } = await journal.deleteMany({ ...old, ...BEGUN });

  await journal.deleteMany(old);

  return deletedCount;
}

async function forgetMarks(collection: Collection<Stored>, before: number): Promise<number> {
  const old = { '_requests.at': { $lt: before } };
  let count = 0;

  for await (const { _requests } of collection.find(old, { projection: { '_requests.at': 1 } }))
    count += (_requests as readonly StoredRequest[]).filter(({ at }) => at < before).length;

  if (count > 0)
    await collection.updateMany(old, updateOf({ pull: { _requests: { at: { $lt: before } } } }));

  return count;
}

function fieldsOf({ fingerprint, reply, at }: JournalEntry): Readonly<Record<string, unknown>> {
  return { fingerprint, at, ...(reply === undefined ? {} : { reply }) };
}

export function entryOf(document: Stored): JournalEntry {
  const reply: unknown = document['reply'];

  return {
    id: document._id,
    fingerprint: String(document['fingerprint']),
    ...(reply === undefined ? {} : { reply: String(reply) }),
    at: Number(document['at']),
  };
}
