// The end of an attempt: rows, events, tasks, journal and inbox in one commit. What it returns decides over a repetition.
import type { Commit, Committed, OutboxEntry, Write } from '../storage/storage.ts';
import type { Row } from '../storage/values.ts';
import { checkRow } from './entity-table.ts';
import { eventsOf } from './events-of.ts';
import { type Attempt, entityOfPart } from './invocation.ts';
import { journalEntry } from './journal.ts';
import type { Reply } from './request.ts';

export interface RowChange {
  readonly before: Row | undefined;
  readonly after: Row;
}

export async function commitAttempt(
  attempt: Attempt,
  changes: readonly RowChange[],
  reply: Reply,
): Promise<Committed> {
  const commit = commitOf(attempt, changes, reply);

  if (commit === undefined) return { kind: 'done' };

  return told(attempt, commit, await attempt.invocation.part.storage.commit(commit));
}

/** Nothing to write is no commit: no version, no event. `reply` is what a repetition of the request gets. */
export function commitOf(
  attempt: Attempt,
  changes: readonly RowChange[],
  reply: Reply,
): Commit | undefined {
  const { inbox } = attempt.invocation.request;
  const outbox: OutboxEntry[] = [...attempt.tasks];
  const writes = changes.map((change) => writeOf(attempt, change, changes.length, outbox));
  const journal = journalEntry(attempt.invocation, reply);

  if (writes.length + outbox.length === 0 && (journal ?? inbox) === undefined) return undefined;

  return { writes, outbox, journal, inbox };
}

/** Who hands on what stands in an outbox learns of it. */
export function told(
  { invocation }: Attempt,
  { outbox = [] }: Commit,
  committed: Committed,
): Committed {
  if (committed.kind === 'done' && outbox.length > 0) invocation.runtime.wake();

  return committed;
}

function writeOf(
  attempt: Attempt,
  { before, after }: RowChange,
  many: number,
  outbox: OutboxEntry[],
): Write {
  const { operation, part, request, runtime } = attempt.invocation;
  const entity = entityOfPart(part);
  const { id: component } = part.definition;

  // What is proven at compile time is looked at where mistakes of toac itself shall be seen.
  if (after.deleted === undefined && (operation.proven !== true || runtime.strict))
    checkRow(entity, after);

  const emissions = attempt.emissions.filter(({ id }) =>
    id === undefined ? many === 1 : id === after.id,
  );
  const { row, entries } = eventsOf(
    part.definition,
    entity,
    { before, after, emissions },
    (event) => runtime.isWanted(component, event),
  );

  outbox.push(...entries);

  // A handler may keep what it returned.
  const own = request.own === true && before === undefined && operation.auto !== undefined;

  return { component, row, expect: before?.version, own };
}
