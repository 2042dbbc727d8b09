// The suite of storages on a server that speaks MongoDB's protocol, and what is this kind's own.
import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, describe, it } from 'vitest';
import { createMongodb } from '../../runtime-lib/storage/mongodb.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { storageSuite } from '../../runtime-lib/testing.ts';

const VARIABLE = 'TOAC_TEST_MONGODB_URL';
const address = process.env[VARIABLE];

if (address === undefined && process.env['CI'] !== undefined)
  throw new Error(`${VARIABLE} is not set: start the server by scripts/services`);

function emptyDatabase(): string {
  const url = new URL(address ?? 'mongodb://127.0.0.1/');

  url.pathname = `/toac_test_${randomBytes(6).toString('hex')}`;

  return url.href;
}

async function drop(url: string): Promise<void> {
  const client = new MongoClient(url);

  await client.db().dropDatabase();
  await client.close();
}

const missing = address === undefined ? ` (skipped: ${VARIABLE} is not set)` : '';

describe.skipIf(address === undefined)(`mongodb${missing}`, () => {
  const url = emptyDatabase();
  const create = (): Storage => createMongodb({ url });

  afterAll(() => drop(url));

  for (const { title, run } of storageSuite('mongodb', create)) it(title, run);
});
