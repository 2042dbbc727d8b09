// The suite over some fixtures: a test for each place, in it each payload.
import { describe, expect, it } from 'vitest';
import type { Fixture } from './fixture.ts';
import { type Baseline, baselineOf, judge } from './judge.ts';
import { PAYLOADS } from './payloads.ts';

/** `hopeless`: with its usual texts it does not compile either. */
export function injectInto(fixture: Fixture, hopeless = false): void {
  describe(fixture.name, () => {
    const baseline = baselineOf(fixture);

    it('compiles with its usual texts', () => {
      expect(hopeless ? [] : baseline.errors).toEqual([]);
    });

    it.each([...fixture.slots])('%s', (slot) => {
      const { problems, accepted } = injectAt(baseline, slot);

      expect(problems).toEqual([]);

      // What is for people takes nearly everything; else nothing would have been tried.
      if (/description|\$comment|title/.test(slot))
        expect(accepted).toBeGreaterThan(PAYLOADS.length - 5);
      if (hopeless) expect(accepted).toBe(0);
    });
  });
}

function injectAt(
  baseline: Baseline,
  slot: string,
): { readonly problems: readonly string[]; readonly accepted: number } {
  const problems: string[] = [];
  let accepted = 0;

  for (const payload of PAYLOADS) {
    const verdict = judge(baseline, slot, payload);

    if (!verdict.refused) accepted++;

    problems.push(...verdict.problems.map((p) => `${payload.name}: ${p}`));
  }

  return { problems, accepted };
}
