// Transactions that waited for each other: the database ends one, which is begun again a few times.
import { setTimeout } from 'node:timers/promises';
import type { Committed } from '../storage.ts';

const ATTEMPTS = 6;
const PAUSE = 10;

export async function retryConflicts(
  attempt: () => Promise<Committed>,
  isConflict: (error: unknown) => boolean,
): Promise<Committed> {
  for (let failed = 1; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (failed === ATTEMPTS) return { kind: 'conflict' };
    }

    await setTimeout(Math.random() * PAUSE * failed);
  }
}
