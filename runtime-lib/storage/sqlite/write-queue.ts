// Writes of one tick in one transaction, each in a savepoint. Nothing awaits inside of a transaction; where another
// process writes, the whole is tried again later, and the event loop never waits.
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { contractErrorOf, isBusy } from './errors.ts';

/** `keep: false` undoes what the work wrote. */
export interface Work<T> {
  readonly keep: boolean;
  readonly value: T;
}

export interface WriteQueue {
  add<T>(run: () => Work<T>): Promise<T>;
  /** When all that was added is settled. */
  idle(): Promise<void>;
}

interface Unit {
  readonly run: () => Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

const MOST_IN_ONE = 64;
const PATIENCE = 5000;
/** Short, for a commit is: who waits long does not meet the moments between others' commits. */
const LONGEST_PAUSE = 8;

export function createWriteQueue(connection: Connection): WriteQueue {
  const pending: Unit[] = [];
  let draining: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    await setImmediate();

    while (pending.length > 0) await settle(connection, pending.splice(0, MOST_IN_ONE));

    draining = undefined;
  };

  return {
    add<T>(run: () => Work<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        pending.push({ run, resolve: (value) => resolve(value as T), reject });
        draining ??= drain();
      });
    },
    async idle() {
      await draining;
    },
  };
}

async function settle(connection: Connection, units: readonly Unit[]): Promise<void> {
  try {
    const outcomes = await patiently(() => transact(connection, units));

    units.forEach((unit, i) => {
      const outcome = outcomes[i];

      if (outcome !== undefined && 'value' in outcome) unit.resolve(outcome.value);
      else unit.reject(contractErrorOf(outcome?.error));
    });
  } catch (error) {
    for (const unit of units) unit.reject(contractErrorOf(error));
  }
}

/** Tries again with jitter while another process writes. */
export async function patiently<T>(attempt: () => T, patience = PATIENCE): Promise<T> {
  let end: number | undefined;

  for (let pause = 2; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;

      end ??= performance.now() + patience;

      if (performance.now() > end) throw error;
    }

    await setTimeout(1 + Math.random() * pause);
  }
}

function transact(connection: Connection, units: readonly Unit[]): readonly Outcome[] {
  connection.run('begin immediate');

  try {
    const outcomes = units.map((unit) => attempt(connection, unit));

    connection.run('commit');

    return outcomes;
  } catch (error) {
    undo(connection);
    throw error;
  }
}

function attempt(connection: Connection, { run }: Unit): Outcome {
  connection.run('savepoint unit');

  try {
    const { keep, value } = run();

    if (!keep) connection.run('rollback to unit');
    connection.run('release unit');

    return { value };
  } catch (error) {
    if (isBusy(error)) throw error;

    // Where the database ended the transaction itself, this fails, and so does the whole.
    connection.run('rollback to unit');
    connection.run('release unit');

    return { error };
  }
}

export function undo(connection: Connection): void {
  try {
    connection.run('rollback');
  } catch {
    // The database ended the transaction itself.
  }
}
