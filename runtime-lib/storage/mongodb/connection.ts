// The connection to a server that speaks MongoDB's protocol. The driver is loaded when it is needed.
import type { Collection, Db, MongoClient } from 'mongodb';
import { ContractError } from '../../core/contract-error.ts';
import type { Stored } from './entity.ts';

export interface Connection {
  readonly client: MongoClient;
  readonly database: Db;
}

/** A commit is answered when it is on disk; a server without replicas takes no retryable writes. */
const OPTIONS = {
  useBigInt64: true,
  retryWrites: false,
  writeConcern: { w: 'majority', journal: true },
  serverSelectionTimeoutMS: 5000,
  connectTimeoutMS: 5000,
  socketTimeoutMS: 30_000,
} as const;

export async function connect(url: string): Promise<Connection> {
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(url, OPTIONS);

  try {
    await client.connect();

    return { client, database: client.db() };
  } catch (error) {
    await client.close();

    throw error;
  }
}

export function collectionOf({ database }: Connection, name: string): Collection<Stored> {
  return database.collection<Stored>(name);
}

const UNREACHED =
  /^Mongo(Network|ServerSelection|NotConnected|TopologyClosed|PoolCleared|WaitQueueTimeout|ClientClosed)/;
const STEPPED_DOWN: ReadonlySet<unknown> = new Set([91, 189, 10107, 11600, 11602, 13435, 13436]);

/** The same functions; where the server did not answer they reject with `unavailable`. */
export function translated<T extends object>(part: T): T {
  const members = Object.entries(part).map(([name, member]) => [
    name,
    typeof member === 'function' ? translatedFunction(member as Asynchronous) : member,
  ]);

  return Object.fromEntries(members) as T;
}

type Asynchronous = (...args: readonly unknown[]) => Promise<unknown>;

function translatedFunction(run: Asynchronous): Asynchronous {
  return async (...args) => {
    try {
      return await run(...args);
    } catch (error) {
      if (!isUnreached(error)) throw error;

      throw new ContractError('unavailable', 'the database does not answer', { cause: error });
    }
  };
}

function isUnreached(error: unknown): boolean {
  return (
    error instanceof Error &&
    (UNREACHED.test(error.name) || ('code' in error && STEPPED_DOWN.has(error.code)))
  );
}

/** The name of the index of which a key is taken; undefined for every other error. */
export function takenIndex(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 11000) return undefined;

  return /index: (?:\S+\$)?(\S+) dup key/.exec(error.message)?.[1] ?? '_id_';
}
