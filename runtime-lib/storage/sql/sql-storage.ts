// A storage over any SQL database: statements from descriptors, run by a driver.
import { ContractError } from '../../core/contract-error.ts';
import type { Abilities, Commit, Committed, Storage, Write } from '../storage.ts';
import { createEntity, decodeRow } from './entity.ts';
import { findQuery } from './find.ts';
import { createInbox, createInboxStatements } from './inbox.ts';
import { createJournal, createJournalStatements, journalStep } from './journal.ts';
import { createLeases } from './leases.ts';
import { createOutbox, outboxInsert } from './outbox.ts';
import { createRowStatements, type RowStatements } from './row-statements.ts';
import { schemaTexts } from './schema.ts';
import type { SqlDriver, Step } from './sql-driver.ts';

interface SqlKind {
  readonly kind: string;
  readonly abilities: Abilities;
}

export function createSqlStorage({ kind, abilities }: SqlKind, driver: SqlDriver): Storage {
  const { dialect } = driver;
  const journal = createJournalStatements(dialect);
  const inbox = createInboxStatements(dialect);
  const insertOutbox = outboxInsert(dialect);
  let rows: ReadonlyMap<string, RowStatements> = new Map();

  return {
    kind,
    abilities,
    async start(tables) {
      rows = new Map(
        tables.map((table) => [table.component, createRowStatements(createEntity(table, dialect))]),
      );
      await driver.open(
        schemaTexts(
          [...rows.values()].map(({ entity }) => entity),
          dialect,
        ),
      );
    },
    stop: () => driver.close(),
    async ping() {
      await driver.read({ text: 'select 1', values: [] });
    },
    async get(component, id) {
      const { entity, get } = statementsOf(rows, component);
      const [found] = await driver.read(get(id));

      return found === undefined ? undefined : decodeRow(entity, found);
    },
    async find(component, find) {
      const { entity, columns } = statementsOf(rows, component);
      const found = await driver.read(findQuery(entity, find, columns));

      return found.map((row) => decodeRow(entity, row));
    },
    async commit(commit) {
      const steps = stepsOf(commit);

      return steps.length === 0 ? { kind: 'done' } : driver.commit(steps);
    },
    journal: createJournal(driver, journal),
    outbox: createOutbox(driver),
    inbox: createInbox(driver, inbox),
    leases: createLeases(driver),
  };

  /** The journal first: a repeated request is told from every other refusal. */
  function stepsOf({ writes, outbox = [], journal: entry, inbox: received }: Commit): Step[] {
    return [
      ...(entry === undefined ? [] : [journalStep(entry, journal)]),
      ...(received === undefined ? [] : [inbox.step(received)]),
      ...writes.map((write) => writeStep(write, statementsOf(rows, write.component))),
      ...outbox.map((one) => ({ query: insertOutbox(one) })),
    ];
  }
}

function statementsOf(rows: ReadonlyMap<string, RowStatements>, component: string): RowStatements {
  const found = rows.get(component);

  if (found !== undefined) return found;

  throw new ContractError('internal', `the storage was started without a table for ${component}`);
}

function writeStep(write: Write, { entity, write: query }: RowStatements): Step {
  const { component } = write;
  const refused: Committed =
    write.expect === undefined
      ? { kind: 'duplicate', component, unique: 'id' }
      : { kind: 'conflict' };

  return {
    query: query(write),
    refusal: { answer: () => refused },
    keys: { component, names: entity.unique },
  };
}
