// Applies migrations to a SQL database: one at a time, each once, and what a crash cut off is gone on with.
import { ContractError } from '../../core/contract-error.ts';
import type { Migration, Migrations } from '../migrations/migration.ts';
import { changeTable, checkRows, tidy } from './change-table.ts';
import { createMigrationJournal, type Noted, readApplied } from './migration-journal.ts';
import type { Session, SqlDriver } from './sql-driver.ts';

export function createMigrations(driver: SqlDriver): Migrations {
  return {
    applied: () => readApplied(driver, driver.dialect),
    apply: (migration) => driver.migrate((session) => apply(migration, session, driver)),
  };
}

async function apply(
  migration: Migration,
  session: Session,
  { dialect }: SqlDriver,
): Promise<boolean> {
  const journal = createMigrationJournal(session, dialect);
  const noted = await journal.read();
  const known = noted.find(({ id }) => id === migration.id);
  const last = noted.at(-1);

  if (known !== undefined && !isSame(known, migration)) throw edited(migration);
  if (known?.finished === true) return false;
  if (known === undefined && last?.finished === false) throw unfinished(last);

  const { changes, id } = migration;
  const done = known?.done ?? 0;
  const work = changes.map((change, i) => ({ change, mark: `${id} ${i}`, session, dialect }));

  if (known === undefined) {
    // Where nothing can be undone, what would be refused is found before anything is done.
    if (!dialect.migration.inTransaction) for (const one of work) await checkRows(one);

    await journal.begin(migration, (last?.position ?? 0) + 1);
  }

  for (const one of work.slice(0, done)) await tidy(one);

  for (const [i, one] of work.entries()) {
    if (i < done) continue;

    await changeTable(one);
    await journal.progress(id, i + 1);
    await tidy(one);
  }

  await journal.finish(id);

  return true;
}

function isSame(known: Noted, { digest }: Migration): boolean {
  return known.digest === digest;
}

function edited({ id }: Migration): ContractError {
  return new ContractError(
    'invalid',
    `the migration ${id} was edited after it was applied: put it back, and write what is to change as another one`,
  );
}

function unfinished({ id }: Noted): ContractError {
  return new ContractError('invalid', `the migration ${id} is not finished: it comes first`);
}
