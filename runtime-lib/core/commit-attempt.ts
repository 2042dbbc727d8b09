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

/** Nothing to write is no commit: no version, no event. `reply` is what a repetition of the request gets. */
export async function commitAttempt(
  attempt: Attempt,
  changes: readonly RowChange[],
  reply: Reply,
): Promise<Committed> {
  const { part, request, runtime } = attempt.invocation;
  const outbox: OutboxEntry[] = [...attempt.tasks];
  const writes = changes.map((change) => writeOf(attempt, change, changes.length, outbox));
  const journal = journalEntry(attempt.invocation, reply);

  if (writes.length + outbox.length === 0 && (journal ?? request.inbox) === undefined)
    return { kind: 'done' };

  const commit: Commit = {
    writes,
    outbox,
    ...(journal === undefined ? {} : { journal }),
    ...(request.inbox === undefined ? {} : { inbox: request.inbox }),
  };
  const committed = await part.storage.commit(commit);

  if (committed.kind === 'done' && outbox.length > 0) runtime.wake();

  return committed;
}

function writeOf(
  attempt: Attempt,
  { before, after }: RowChange,
  many: number,
  outbox: OutboxEntry[],
): Write {
  const { part, runtime } = attempt.invocation;
  const entity = entityOfPart(part);
  const { id: component } = part.definition;

  if (after.deleted === undefined) checkRow(entity, after);

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

  return { component, row, expect: before?.version };
}
