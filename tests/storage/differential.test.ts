// Every kind of storage finds what memory finds, in the same order. `TOAC_PAIRS` asks for a longer run.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { KINDS, type Place, SQLITE } from '../conformance/storages.ts';
import { keepFindings } from '../support/findings.ts';
import { ask, PAIRS } from './differential.ts';

const HOUR = 3_600_000;

/** What needs no server is asked more. */
const EMBEDDED_PAIRS = Number(process.env['TOAC_EMBEDDED_PAIRS'] ?? PAIRS);

function asks(name: string, create: () => Storage, pairs = PAIRS): void {
  it(
    `answers ${pairs} questions as memory does`,
    async () => {
      const { telling } = await ask(create, pairs);

      keepFindings(`queries-${name}`, { questions: pairs, telling });
      // Most questions have an answer that could be wrong.
      expect(telling).toBeGreaterThan(pairs / 4);
    },
    HOUR,
  );
}

for (const kind of KINDS) {
  describe.skipIf(kind.missing !== '')(`${kind.name}${kind.missing}`, () => {
    let place: Place | undefined;

    beforeAll(async () => {
      place = await kind.place();
    });
    afterAll(() => place?.drop());
    asks(kind.name, () => kind.open(place?.at ?? ''), kind === SQLITE ? EMBEDDED_PAIRS : PAIRS);
  });
}
