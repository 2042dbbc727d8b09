// The suite of storages on a server that speaks MongoDB's protocol, and what is this kind's own.
import { afterAll, describe, it } from 'vitest';
import { createMongodb } from '../../runtime-lib/storage/mongodb.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { storageSuite } from '../../runtime-lib/testing.ts';
import { dropDatabase, emptyDatabase, MONGODB } from './mongodb-server.ts';

describe.skipIf(MONGODB.address === undefined)(`mongodb${MONGODB.missing}`, () => {
  const url = emptyDatabase();
  const create = (): Storage => createMongodb({ url });

  afterAll(() => dropDatabase(url));

  for (const { title, run } of storageSuite('mongodb', create)) it(title, run);
});
