// Empty databases on the server that tests of MongoDB run against.
import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';

const VARIABLE = 'TOAC_TEST_MONGODB_URL';
const address = process.env[VARIABLE];

if (address === undefined && process.env['CI'] !== undefined)
  throw new Error(`${VARIABLE} is not set: start the server by scripts/services`);

/** Where it is not there, titles say why a test is skipped. */
export const MONGODB = {
  address,
  missing: address === undefined ? ` (skipped: ${VARIABLE} is not set)` : '',
} as const;

/** It comes to be when something is written. */
export function emptyDatabase(): string {
  const url = new URL(address ?? 'mongodb://127.0.0.1/');

  url.pathname = `/toac_test_${randomBytes(6).toString('hex')}`;

  return url.href;
}

export async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url);

  await client.db().dropDatabase();
  await client.close();
}
