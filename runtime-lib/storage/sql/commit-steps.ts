// A commit as the steps that a driver runs. The journal comes first: a repeated request is told from every other refusal.
import type { Commit, Committed, Write } from '../storage.ts';
import type { Dialect } from './dialect.ts';
import type { InboxStatements } from './inbox.ts';
import { type JournalStatements, journalStep } from './journal.ts';
import { outboxInsert } from './outbox.ts';
import type { RowStatements } from './row-statements.ts';
import type { Step } from './sql-driver.ts';

interface Statements {
  readonly dialect: Dialect;
  readonly journal: JournalStatements;
  readonly inbox: InboxStatements;
  readonly rows: (component: string) => RowStatements;
}

export function createCommitSteps({
  dialect,
  journal,
  inbox,
  rows,
}: Statements): (commit: Commit) => readonly Step[] {
  const insert = outboxInsert(dialect);

  return ({ writes, outbox = [], journal: entry, inbox: received }) => [
    ...(entry === undefined ? [] : [journalStep(entry, journal)]),
    ...(received === undefined ? [] : [inbox.step(received)]),
    ...writes.map((write) => writeStep(write, rows(write.component))),
    ...outbox.map((one) => ({ role: 'outbox', query: insert(one) }) as const),
  ];
}

function writeStep(write: Write, { entity, write: query, update }: RowStatements): Step {
  const { component } = write;
  const refused: Committed =
    write.expect === undefined
      ? { kind: 'duplicate', component, unique: 'id' }
      : { kind: 'conflict' };

  return {
    role: 'write',
    query: query(write),
    ...(write.expect === undefined ? {} : { update }),
    refusal: { answer: () => refused },
    keys: { component, names: entity.unique },
  };
}
