// A storage over any SQL database: statements from descriptors, run by a driver.
import { ContractError } from '../../core/contract-error.ts';
import type { Abilities, Storage, Table } from '../storage.ts';
import { createCommitSteps } from './commit-steps.ts';
import type { Dialect } from './dialect.ts';
import { createEntity, decodeRow } from './entity.ts';
import { findQuery } from './find.ts';
import { createInbox, createInboxStatements } from './inbox.ts';
import { createJournal, createJournalStatements } from './journal.ts';
import { createLeases } from './leases.ts';
import { createMigrations } from './migrations.ts';
import { createOutbox } from './outbox.ts';
import { createReader } from './read-one.ts';
import { createRowStatements, type RowStatements } from './row-statements.ts';
import type { SqlDriver } from './sql-driver.ts';
import { startSchema } from './start-schema.ts';

interface SqlKind {
  readonly kind: string;
  readonly abilities: Abilities;
  /** Tables are made by migrations alone. */
  readonly migrated: boolean;
}

export function createSqlStorage(
  { kind, abilities, migrated }: SqlKind,
  driver: SqlDriver,
): Storage {
  const { dialect } = driver;
  const rows = createStatementMap(dialect);
  const journal = createJournalStatements(dialect);
  const inbox = createInboxStatements(dialect);
  const one = createReader(driver);
  const stepsOf = createCommitSteps({ dialect, journal, inbox, rows: rows.of });

  return {
    kind,
    abilities,
    start: (tables) => startSchema(driver, rows.make(tables), migrated),
    stop: () => driver.close(),
    client: () => driver.client(),
    async ping() {
      await driver.read({ text: 'select 1', values: [] });
    },
    async get(component, id) {
      const statements = rows.of(component);
      const [found] = await one(statements, id);

      return found === undefined ? undefined : decodeRow(statements.entity, found);
    },
    async find(component, find) {
      const { entity, columns } = rows.of(component);
      const found = await driver.lists(findQuery(entity, find, columns));

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
    migrations: createMigrations(driver),
  };
}

/** Filled at start. */
function createStatementMap(dialect: Dialect) {
  const known = new Map<string, RowStatements>();

  return {
    make(tables: readonly Table[]) {
      known.clear();

      return tables.map((table) => {
        const entity = createEntity(table, dialect);

        known.set(table.component, createRowStatements(entity));

        return entity;
      });
    },
    of(component: string): RowStatements {
      const found = known.get(component);

      if (found !== undefined) return found;

      throw new ContractError(
        'internal',
        `the storage was started without a table for ${component}`,
      );
    },
  };
}
