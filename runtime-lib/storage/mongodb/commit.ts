// Commits: what changes an entity, its events, the mark of its request and of the event behind it are one operation on
// one document. Several documents in one commit are not possible here.
import { ContractError } from '../../core/contract-error.ts';
import type { Commit, Committed, JournalEntry, Write } from '../storage.ts';
import { loadOf, MOST_PENDING, markOf, notYet, pushOf, requestIn, seqIn } from './carrier.ts';
import { commitMarks } from './commit-marks.ts';
import type { Parts } from './commit-parts.ts';
import { takenIndex } from './connection.ts';
import { encodeRow, type Stored } from './entity.ts';
import { repeatedOr } from './repeated.ts';
import { uniqueOf } from './unique-names.ts';
import { updateOf } from './update.ts';

const DONE: Committed = { kind: 'done' };
const CONFLICT: Committed = { kind: 'conflict' };

export async function commitOnce(commit: Commit, parts: Parts): Promise<Committed> {
  const [write, ...more] = commit.writes;

  if (more.length > 0)
    throw new ContractError(
      'internal',
      `mongodb cannot change several entities in one commit: ${commit.writes.map(({ component, row }) => `${component} ${row.id}`).join(', ')}`,
    );

  const refused = (await claimed(commit, parts)) ?? (await receivedBefore(commit, parts));

  if (refused !== undefined) return refused;
  if (write === undefined) return commitMarks(commit, parts);

  const committed = await (write.expect === undefined ? insert : update)(commit, write, parts);
  const mark = markOf(commit);

  if (mark !== undefined && committed.kind === 'done') await parts.inbox.advance(mark);

  return committed;
}

/** A document that stands there says itself whether it has seen the request; a new one cannot. */
async function claimed(
  { journal: entry, writes }: Commit,
  { journal, entity }: Parts,
): Promise<Committed | undefined> {
  const [write] = writes;

  if (entry === undefined || write === undefined) return undefined;

  if (write.expect !== undefined) {
    await journal.hold(entry);

    return undefined;
  }

  return journal.claim(
    entry,
    { component: write.component, id: write.row.id },
    (target) => entity(target.component).collection,
  );
}

/** Saves the work; what decides is the operation on the document. A repeated request is told so before all else. */
async function receivedBefore(commit: Commit, parts: Parts): Promise<Committed | undefined> {
  const { inbox: step } = commit;

  if (step === undefined) return undefined;

  const seq = await parts.inbox.seq(step.consumer, step.source, step.key);

  return seq === step.previous ? undefined : repeatedOr(received(seq), commit, parts);
}

function received(seq: number): Committed {
  return { kind: 'received', seq: seq === 0 ? undefined : seq };
}

async function insert(commit: Commit, write: Write, parts: Parts): Promise<Committed> {
  const { component, row } = write;
  const entity = parts.entity(component);

  try {
    await entity.collection.insertOne({
      ...encodeRow(entity, row).set,
      _id: row.id,
      ...loadOf(commit),
    });

    return DONE;
  } catch (error) {
    return taken(error, commit, write, parts);
  }
}

async function update(commit: Commit, write: Write, parts: Parts): Promise<Committed> {
  const { component, row, expect } = write;
  const entity = parts.entity(component);
  const { set, unset } = encodeRow(entity, row);
  const load = pushOf(commit);

  try {
    const found = await entity.collection.findOneAndUpdate(
      { _id: row.id, _version: expect, _deleted: { $exists: false }, ...notYet(commit) },
      updateOf({ set: { ...set, ...load.set }, unset, push: load.push }),
      { projection: { _id: 1 } },
    );

    return found === null ? refusal(commit, write, parts) : DONE;
  } catch (error) {
    return taken(error, commit, write, parts);
  }
}

/** A key is taken; perhaps by an earlier run of the same request. */
async function taken(
  error: unknown,
  commit: Commit,
  write: Write,
  parts: Parts,
): Promise<Committed> {
  const index = takenIndex(error);

  if (index === undefined) throw error;

  if (index === '_id_') {
    const again = await seenBy(await documentOf(write, parts), commit, parts);

    return again ?? { kind: 'duplicate', component: write.component, unique: 'id' };
  }

  const { component } = write;

  return { kind: 'duplicate', component, unique: uniqueOf(index, parts.entity(component).table) };
}

/** Why the filter found nothing. */
async function refusal(commit: Commit, write: Write, parts: Parts): Promise<Committed> {
  const document = await documentOf(write, parts);
  const again = await seenBy(document, commit, parts);

  if (again !== undefined) return again;
  if (document === null || document['_version'] !== write.expect)
    return repeatedOr(CONFLICT, commit, parts);

  const pending = (document['_outbox'] ?? []) as readonly unknown[];

  if (pending.length >= MOST_PENDING && (commit.outbox ?? []).length > 0)
    throw new ContractError(
      'unavailable',
      `${write.component} ${write.row.id} has ${pending.length} events that were not handed on yet`,
      { retryAfter: 1000 },
    );

  return repeatedOr(CONFLICT, commit, parts);
}

function documentOf({ component, row }: Write, { entity }: Parts): Promise<Stored | null> {
  return entity(component).collection.findOne(
    { _id: row.id },
    { projection: { _version: 1, _requests: 1, _inbox: 1, _outbox: 1 } },
  );
}

/** The document has the mark of this request, or of this event or a later one: an earlier run ended behind its commit. */
async function seenBy(
  document: Stored | null,
  commit: Commit,
  { journal, inbox }: Parts,
): Promise<Committed | undefined> {
  const request = commit.journal && requestIn(document, commit.journal.id);

  if (request !== undefined) {
    const entry: JournalEntry = await journal.complete(request);

    return { kind: 'repeated', entry };
  }

  const mark = markOf(commit);
  const seq = mark === undefined ? 0 : seqIn(document, mark.place);

  if (mark === undefined || seq < mark.seq) return undefined;

  await inbox.advance({ place: mark.place, seq });

  return received(seq);
}
