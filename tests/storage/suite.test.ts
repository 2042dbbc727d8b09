// The same suite on every kind of storage, on real servers. MongoDB's has a file of its own.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { storageSuite } from '../../runtime-lib/testing.ts';
import { KINDS, type Place } from '../conformance/storages.ts';

for (const kind of KINDS.filter(({ name }) => name !== 'mongodb')) {
  describe.skipIf(kind.missing !== '')(`${kind.name}${kind.missing}`, () => {
    let place: Place | undefined;

    beforeAll(async () => {
      place = await kind.place();
    });
    afterAll(() => place?.drop());

    for (const { title, run } of storageSuite(kind.name, () => kind.open(place?.at ?? '')))
      it(title, run);
  });
}
