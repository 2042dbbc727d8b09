// What is measured of a system: calls by operation and outcome, their time, and what waits in its outboxes.
import type { Storage } from '../storage/storage.ts';
import type { Metrics } from './metrics.ts';

export interface Measures {
  /** Returns what notes the outcome: `ok`, `missing`, or the code of an error. */
  readonly begin: (operation: string) => (outcome: string) => void;
}

export function measuresOf(
  metrics: Metrics,
  storages: Readonly<Record<string, Storage>>,
): Measures {
  const calls = metrics.counter({
    name: 'toac_calls_total',
    help: 'Calls that ended, by operation and outcome.',
    labels: ['operation', 'outcome'],
  });
  const seconds = metrics.histogram({
    name: 'toac_call_seconds',
    help: 'How long calls took.',
    labels: ['operation'],
  });

  measureOutboxes(metrics, storages);

  // Both come from the contract: there are not many.
  const known = kept((operation: string) => ({
    outcomes: kept((outcome: string) => calls.of({ operation, outcome })),
    seconds: seconds.of({ operation }),
  }));

  return {
    begin: (operation) => {
      const began = performance.now();

      return (outcome) => {
        const of = known(operation);

        of.outcomes(outcome)();
        of.seconds((performance.now() - began) / 1000);
      };
    },
  };
}

function kept<T>(make: (name: string) => T): (name: string) => T {
  const all = new Map<string, T>();

  return (name) => {
    const found = all.get(name);

    if (found !== undefined) return found;

    const made = make(name);

    all.set(name, made);

    return made;
  };
}

function measureOutboxes(metrics: Metrics, storages: Readonly<Record<string, Storage>>): void {
  const depth = metrics.gauge({
    name: 'toac_outbox_entries',
    help: 'Events and tasks that were committed and not yet handed on.',
    labels: ['storage'],
  });
  const age = metrics.gauge({
    name: 'toac_outbox_age_seconds',
    help: 'Since when the oldest of them waits.',
    labels: ['storage'],
  });

  metrics.collect('outbox', async () => {
    for (const [name, storage] of Object.entries(storages)) {
      const { count, oldest } = await storage.outbox.depth();

      depth.set(count, { storage: name });
      age.set(oldest === undefined ? 0 : (Date.now() - oldest) / 1000, { storage: name });
    }
  });
}
