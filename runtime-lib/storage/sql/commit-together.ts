// Commits of one tick that each change one row: those that are alike are one statement. What it does not do, it leaves to
// the commits one by one, which say why.
import { isContractError } from '../../core/contract-error.ts';
import type { Committed } from '../storage.ts';
import type { Bound } from './dialect.ts';
import { OUTBOX_KEY } from './outbox.ts';
import type { Step, UpdateShape } from './sql-driver.ts';

/** A commit that changes one row, and hands on what events that row has. */
export interface Update {
  readonly shape: UpdateShape;
  readonly id: string;
  readonly steps: readonly Step[];
  readonly values: readonly Bound[];
  readonly events: readonly (readonly Bound[])[];
}

type Commit = (steps: readonly Step[]) => Promise<Committed>;

export interface Ways {
  /** By itself. */
  readonly alone: Commit;
  /** Of one table, of rows that are not the same; the ids of those that were changed. */
  readonly together: (updates: readonly Update[]) => Promise<readonly string[]>;
  /** Of updates that may go together. */
  readonly likeness: (update: Update) => string;
  /** How many of so many go together next. */
  readonly size: (count: number) => number;
  readonly contractErrorOf: (error: unknown) => unknown;
}

interface Waiting extends Update {
  readonly resolve: (committed: Committed | Promise<Committed>) => void;
  readonly reject: (error: unknown) => void;
}

export function commitTogether(ways: Ways): Commit {
  let waiting: Waiting[] = [];

  const send = (): void => {
    const due = waiting;

    waiting = [];

    for (const group of groupsOf(due, ways)) void settle(group, ways);
  };

  return (steps) => {
    const update = updateOf(steps);

    if (update === undefined) return ways.alone(steps);

    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(send);

      waiting.push({ ...update, resolve, reject });
    });
  };
}

/** Undefined where the commit is more than that. */
function updateOf(steps: readonly Step[]): Update | undefined {
  const [write] = steps;

  if (write?.update === undefined) return undefined;

  const { values } = write.query;
  const id = String(values[values.length - 2]);
  const events: (readonly Bound[])[] = [];

  for (let i = 1; i < steps.length; i++) {
    const { role, query } = steps[i] as Step;

    if (role !== 'outbox' || query.values[OUTBOX_KEY] !== id) return undefined;

    events.push(query.values);
  }

  return { shape: write.update, id, steps, values, events };
}

/** No row twice; by id, so that two processes lock rows in the same order. */
function groupsOf(due: readonly Waiting[], { likeness, size }: Ways): readonly Waiting[][] {
  const alike = new Map<string, Map<string, Waiting>[]>();

  for (const one of due) {
    const rounds = alike.get(likeness(one)) ?? [];
    const free = rounds.find((round) => !round.has(one.id));

    if (free === undefined) rounds.push(new Map([[one.id, one]]));
    else free.set(one.id, one);

    alike.set(likeness(one), rounds);
  }

  return [...alike.values()].flat().flatMap((round) => {
    const sorted = [...round.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const groups: Waiting[][] = [];

    while (sorted.length > 0) groups.push(sorted.splice(0, size(sorted.length)));

    return groups;
  });
}

async function settle(group: readonly Waiting[], ways: Ways): Promise<void> {
  const { alone, together, contractErrorOf } = ways;
  const [first] = group;

  if (first === undefined || group.length === 1) {
    first?.resolve(alone(first.steps));
    return;
  }

  try {
    const changed = new Set(await together(group));

    for (const { id, steps, resolve } of group)
      resolve(changed.has(id) ? { kind: 'done' } : alone(steps));
  } catch (error) {
    const known = contractErrorOf(error);
    // Then nobody knows whether it was written: it is not tried again.
    const isLost = isContractError(known) && known.code === 'unavailable';

    for (const { steps, resolve, reject } of group) isLost ? reject(known) : resolve(alone(steps));
  }
}
