// Rows by id. Where the server takes many ids at once, those of one tick are one statement.
import { isContractError } from '../../core/contract-error.ts';
import type { SqlList } from './dialect.ts';
import type { RowStatements } from './row-statements.ts';
import type { SqlDriver } from './sql-driver.ts';

/** One row, or none. */
type ReadOne = (statements: RowStatements, id: string) => Promise<readonly SqlList[]>;

interface Waiting {
  readonly id: string;
  readonly resolve: (found: readonly SqlList[]) => void;
  readonly reject: (error: unknown) => void;
}

type GetMany = NonNullable<RowStatements['getMany']>;

const MOST_IDS = 100;

export function createReader(driver: SqlDriver): ReadOne {
  const alone: ReadOne = ({ get }, id) => driver.lists(get(id));

  if (driver.dialect.among === undefined) return alone;

  let waiting = new Map<RowStatements, Waiting[]>();

  const send = (): void => {
    const due = waiting;

    waiting = new Map();

    for (const [statements, all] of due) {
      for (let i = 0; i < all.length; i += MOST_IDS)
        void answer(driver, { statements, alone }, all.slice(i, i + MOST_IDS));
    }
  };

  return (statements, id) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) setImmediate(send);

      const all = waiting.get(statements);

      if (all === undefined) waiting.set(statements, [{ id, resolve, reject }]);
      else all.push({ id, resolve, reject });
    });
}

interface Reading {
  readonly statements: RowStatements;
  readonly alone: ReadOne;
}

async function answer(
  driver: SqlDriver,
  { statements, alone }: Reading,
  all: readonly Waiting[],
): Promise<void> {
  const { getMany } = statements;
  const one = ({ id, resolve, reject }: Waiting) => alone(statements, id).then(resolve, reject);

  if (all.length === 1 || getMany === undefined) {
    await Promise.all(all.map(one));
    return;
  }

  try {
    const found = await together(driver, getMany, all);

    for (const { id, resolve } of all) resolve(found.get(id) ?? []);
  } catch (error) {
    // An id that the database cannot hold fails the others no more than it does alone.
    if (isContractError(error) && error.code === 'invalid') await Promise.all(all.map(one));
    else for (const { reject } of all) reject(error);
  }
}

async function together(
  driver: SqlDriver,
  getMany: GetMany,
  all: readonly Waiting[],
): Promise<ReadonlyMap<unknown, readonly SqlList[]>> {
  const ids = [...new Set(all.map(({ id }) => id))];
  const lists = await driver.lists(getMany(ids));

  return new Map(lists.map((list) => [list[0], [list]]));
}
