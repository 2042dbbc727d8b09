// Commits that change no entity: a step of the inbox, a reply, entries of the outbox. One document carries them all.
import type { Commit, Committed, InboxStep, JournalEntry } from '../storage.ts';
import { loadOf, notYet, placeOf, pushOf } from './carrier.ts';
import type { Parts } from './commit-parts.ts';
import { takenIndex } from './connection.ts';
import { repeatedOr } from './repeated.ts';
import { updateOf } from './update.ts';

const DONE: Committed = { kind: 'done' };

export async function commitMarks(commit: Commit, parts: Parts): Promise<Committed> {
  const { inbox, journal, outbox = [] } = commit;
  const [first] = outbox;

  if (inbox !== undefined) return commitStep(commit, inbox, parts);
  if (journal !== undefined) return commitReply(commit, journal, parts);

  if (first !== undefined) {
    await unlessTaken(
      parts.carriers.outbox.insertOne({ _id: first.id, ...loadOf({ writes: [], outbox }) }),
    );
  }

  return DONE;
}

async function commitStep(commit: Commit, step: InboxStep, parts: Parts): Promise<Committed> {
  const { inbox } = parts.carriers;
  const { inbox: _step, ...load } = commit;
  const place = placeOf(step.consumer, step.source, step.key);

  if (commit.journal !== undefined) await parts.journal.hold(commit.journal);

  const { set, push } = pushOf(load);
  const found = await inbox.findOneAndUpdate(
    { _id: place, seq: step.previous, ...notYet(load) },
    updateOf({ set: { ...set, seq: step.seq }, push }),
    { projection: { _id: 1 } },
  );

  if (found !== null) return DONE;

  if (step.previous === 0) {
    const document = { _id: place, seq: step.seq, ...loadOf(load) };

    if (await unlessTaken(inbox.insertOne(document))) return DONE;
  }

  const seq = await parts.inbox.at(place);

  return repeatedOr({ kind: 'received', seq: seq === 0 ? undefined : seq }, commit, parts);
}

/** Ends what was begun, or stands there at once as done. */
async function commitReply(
  commit: Commit,
  { id, fingerprint, reply, at }: JournalEntry,
  { carriers, journal }: Parts,
): Promise<Committed> {
  const { set, push } = pushOf({ writes: [], outbox: commit.outbox ?? [] });
  const entry = { fingerprint, at, ...(reply === undefined ? {} : { reply }), _isBegun: true };
  const isNew = await unlessTaken(
    carriers.journal.updateOne(
      { _id: id, reply: { $exists: false } },
      updateOf({ set: { ...set, ...entry }, push }),
      { upsert: true },
    ),
  );

  if (isNew) return DONE;

  const known = await journal.find(id);

  return known === undefined ? { kind: 'conflict' } : { kind: 'repeated', entry: known };
}

/** Whether it was done; false where the id is taken. */
async function unlessTaken(operation: Promise<unknown>): Promise<boolean> {
  try {
    await operation;

    return true;
  } catch (error) {
    if (takenIndex(error) === undefined) throw error;

    return false;
  }
}
