// The forms of a policy agree on every kind of storage. `TOAC_CASES` and `TOAC_EMBEDDED_CASES` ask for a longer run.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, MEMORY, type Place, SQLITE } from '../conformance/storages.ts';
import { keepFindings } from '../support/findings.ts';
import { agree } from './forms.ts';

const HOUR = 3_600_000;
const CASES = Number(process.env['TOAC_CASES'] ?? 1_000);
/** What needs no server is asked more. */
const EMBEDDED_CASES = Number(process.env['TOAC_EMBEDDED_CASES'] ?? CASES);

for (const kind of KINDS) {
  describe.skipIf(kind.missing !== '')(`${kind.name}${kind.missing}`, () => {
    const cases = kind === MEMORY || kind === SQLITE ? EMBEDDED_CASES : CASES;
    let place: Place | undefined;

    beforeAll(async () => {
      place = await kind.place();
    });
    afterAll(() => place?.drop());

    it(
      `finds in ${cases} cases what the policy says of each entity`,
      async () => {
        const agreement = await agree(() => kind.open(place?.at ?? ''), cases);

        keepFindings(`policies-${kind.name}`, { cases, ...agreement });
        // Each kind of answer came often enough to be wrong.
        expect(agreement.telling).toBeGreaterThan(cases / 6);
        expect(agreement.all).toBeGreaterThan(cases / 50);
        expect(agreement.none).toBeGreaterThan(cases / 50);
      },
      HOUR,
    );
  });
}
