// The steps of one commit inside a transaction on a server, one after the other.
import type { Committed } from '../storage.ts';
import type { Query, SqlRow } from './dialect.ts';
import type { Step } from './sql-driver.ts';

export interface Transaction {
  read(query: Query): Promise<readonly SqlRow[]>;
  /** How many rows were written. */
  write(query: Query): Promise<number>;
  /** What the database calls the key that is taken, where the error says so. */
  takenKey(error: unknown): string | undefined;
}

export async function runSteps(
  steps: readonly Step[],
  transaction: Transaction,
): Promise<Committed> {
  for (const step of steps) {
    const refused = await runStep(step, transaction);

    if (refused !== undefined) return refused;
  }

  return { kind: 'done' };
}

async function runStep(
  { query, otherwise, refusal, keys }: Step,
  transaction: Transaction,
): Promise<Committed | undefined> {
  const write = async (one: Query | undefined): Promise<boolean> =>
    one !== undefined && (await transaction.write(one)) > 0;

  try {
    if ((await write(query)) || (await write(otherwise)) || refusal === undefined) return undefined;
  } catch (error) {
    const unique = keys?.names.get(transaction.takenKey(error) ?? '');

    if (keys === undefined || unique === undefined) throw error;

    return { kind: 'duplicate', component: keys.component, unique };
  }

  const [found] = refusal.look === undefined ? [] : await transaction.read(refusal.look);

  return refusal.answer(found);
}
