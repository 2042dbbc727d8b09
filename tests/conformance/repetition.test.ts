// Repetitions on every storage: whatever is sent again, and how often at once, has one effect and one set of calls.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../support/random.ts';
import { type Running, running } from '../support/system.ts';
import { counter } from './counter.ts';
import { KINDS, type Place } from './storages.ts';

const REQUESTS = 60;

for (const kind of KINDS) {
  describe.skipIf(kind.missing !== '')(`${kind.name}${kind.missing}`, () => {
    const runs = new Map<string, number>();
    let place: Place;
    let first: Running;
    let second: Running;

    beforeAll(async () => {
      place = await kind.place();

      const component = counter((id) => runs.set(id, (runs.get(id) ?? 0) + 1)) as never;

      first = await running([component], { storage: kind.open(place.at) });
      // Another process, but for memory, which is one.
      second =
        kind.name === 'memory'
          ? first
          : await running([component], { storage: kind.open(place.at) });
      await first.ask('counter.create', { input: { id: 'one' } });
      await first.ask('counter.create', { input: { id: 'two' } });
    });

    afterAll(async () => {
      await first.system.stop();
      if (second !== first) await second.system.stop();
      await place.drop();
    });

    const count = async (id: string): Promise<unknown> =>
      ((await first.ask('counter.read', { query: { id } })) as { count: unknown }).count;

    it('changes once', async () => {
      const { below } = seeded(7);
      const sent = Array.from({ length: REQUESTS }, (_, i) => {
        const request = { query: { id: 'one' }, input: { by: 1 }, id: `request-${i}` };
        const replies = Array.from({ length: 1 + below(3) }, (_, n) =>
          (n === 1 ? second : first).ask('counter.add', request),
        );

        return Promise.all(replies);
      });

      for (const replies of await Promise.all(sent)) {
        for (const reply of replies) expect(reply).toEqual(replies[0]);
      }

      expect(await count('one')).toBe(REQUESTS);
    });

    it('calls once', async () => {
      const request = { input: { id: 'two' }, id: 'effect-1' };

      for (let n = 0; n < 3; n++) {
        expect(
          await Promise.all([
            first.ask('counter.both', request),
            first.ask('counter.both', request),
          ]),
        ).toEqual([{ done: true }, { done: true }]);
      }

      expect(await count('two')).toBe(11);
    });

    it('refuses another request under the same key', async () => {
      await expect(
        first.ask('counter.add', { query: { id: 'one' }, input: { by: 5 }, id: 'request-1' }),
      ).rejects.toMatchObject({ code: 'reused' });
      expect(await count('one')).toBe(REQUESTS);
    });
  });
}
