// Applies migrations to a SQL database, in the session that its driver gives.
import { applyOnce } from '../migrations/apply-once.ts';
import type { Migrations } from '../migrations/migration.ts';
import { changeTable, checkRows, tidy } from './change-table.ts';
import { createMigrationJournal, readApplied } from './migration-journal.ts';
import type { SqlDriver } from './sql-driver.ts';

export function createMigrations(driver: SqlDriver): Migrations {
  const { dialect } = driver;

  return {
    applied: () => readApplied(driver, dialect),
    apply: (migration) =>
      driver.migrate((session) =>
        applyOnce(migration, {
          journal: createMigrationJournal(session, dialect),
          inTransaction: dialect.migration.inTransaction,
          check: (work) => checkRows({ ...work, session, dialect }),
          change: (work) => changeTable({ ...work, session, dialect }),
          tidy: (work) => tidy({ ...work, session, dialect }),
        }),
      ),
  };
}
