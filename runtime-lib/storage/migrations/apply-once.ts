// Applies one migration with a journal: each of its changes once, in their order, and what a crash cut off is gone on with.
// Whoever calls it keeps all others from doing so.
import { ContractError } from '../../core/contract-error.ts';
import type { Applied, Migration, TableChange } from './migration.ts';

export interface Noted extends Applied {
  readonly position: number;
  /** How many of its changes are done. */
  readonly done: number;
}

export interface MigrationJournal {
  /** In the order in which they were applied. */
  read(): Promise<readonly Noted[]>;
  begin(migration: Migration, position: number): Promise<void>;
  progress(id: string, done: number): Promise<void>;
  finish(id: string): Promise<void>;
}

export interface Work {
  readonly change: TableChange;
  /** Unlike that of every other change. */
  readonly mark: string;
}

export interface Changer {
  readonly journal: MigrationJournal;
  /** Whether an error undoes all that was changed. */
  readonly inTransaction: boolean;
  /** Throws where a row has no place in the new table. */
  check(work: Work): Promise<void>;
  /** May have been begun before. */
  change(work: Work): Promise<void>;
  /** Removes what a change put aside, if anything. */
  tidy(work: Work): Promise<void>;
}

export async function applyOnce(migration: Migration, changer: Changer): Promise<boolean> {
  const { journal } = changer;
  const { id } = migration;
  const noted = await journal.read();
  const known = noted.find((one) => one.id === id);
  const last = noted.at(-1);

  if (known !== undefined && known.digest !== migration.digest) throw edited(id);
  if (known?.finished === true) return false;
  if (known === undefined && last?.finished === false) throw unfinished(last.id);

  const done = known?.done ?? 0;
  const work = migration.changes.map((change, i): Work => ({ change, mark: `${id} ${i}` }));

  if (known === undefined) {
    // Where nothing can be undone, what would be refused is found before anything is done.
    if (!changer.inTransaction) for (const one of work) await changer.check(one);

    await journal.begin(migration, (last?.position ?? 0) + 1);
  }

  for (const one of work.slice(0, done)) await changer.tidy(one);

  for (const [i, one] of work.entries()) {
    if (i < done) continue;

    await changer.change(one);
    await journal.progress(id, i + 1);
    await changer.tidy(one);
  }

  await journal.finish(id);

  return true;
}

function edited(id: string): ContractError {
  return new ContractError(
    'invalid',
    `the migration ${id} was edited after it was applied: put it back, and write what is to change as another one`,
  );
}

function unfinished(id: string): ContractError {
  return new ContractError('invalid', `the migration ${id} is not finished: it comes first`);
}
