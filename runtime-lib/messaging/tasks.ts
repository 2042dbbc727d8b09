// Tasks of an outbox: begun again until they end, less and less often; then they wait for people.
import { isContractError } from '../core/contract-error.ts';
import { timeoutOf } from '../core/operation-name.ts';
import type { Part } from '../core/part.ts';
import type { Query } from '../core/request.ts';
import type { Runtime } from '../core/runtime.ts';
import type { Condition } from '../storage/condition.ts';
import type { OutboxEntry } from '../storage/storage.ts';
import type { Value } from '../storage/values.ts';

/** Milliseconds before the next attempt. */
const PAUSES = [1_000, 10_000, 60_000, 600_000] as const;
const MOST_ATTEMPTS = 8;

/** Whether the entry is done with. */
export async function runTask(runtime: Runtime, part: Part, entry: OutboxEntry): Promise<boolean> {
  const attempts = (entry.attempts ?? 0) + 1;
  const time = timeoutOf(runtime.callee(entry.name)?.operation);
  const { outbox, inbox } = part.storage;

  // Counted before it runs: a task that kills its process must not kill the next one for ever.
  await outbox.postpone(entry.id, attempts, Date.now() + time + pauseOf(attempts));

  try {
    await runtime.call({
      ...(JSON.parse(entry.payload) as { input?: Value; query?: Query; filter?: Condition }),
      operation: entry.name,
      id: entry.id,
      fresh: false,
      deadline: Date.now() + time,
      now: Date.now(),
    });

    return true;
  } catch (error) {
    part.log.error('a task failed', { task: entry.id, operation: entry.name, attempts, error });

    if (attempts < MOST_ATTEMPTS && !isHopeless(error)) {
      await outbox.postpone(entry.id, attempts, Date.now() + pauseOf(attempts));

      return false;
    }

    await inbox.park({
      consumer: part.definition.id,
      source: 'task',
      key: entry.id,
      seq: 0,
      message: JSON.stringify(entry),
      at: Date.now(),
      reason: String(error),
      dead: true,
    });

    return true;
  }
}

function pauseOf(attempts: number): number {
  return PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0];
}

/** It would fail in the same way again. */
function isHopeless(error: unknown): boolean {
  return isContractError(error) && /^(?:invalid|reused)$/.test(error.code);
}
