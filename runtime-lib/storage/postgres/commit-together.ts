// Commits of one tick that each change one row: those of one table are one statement. What it does not do, it leaves to
// the commits one by one, which say why.
import type { Query } from '../sql/dialect.ts';
import type { Step, UpdateShape } from '../sql/sql-driver.ts';
import type { Committed } from '../storage.ts';
import { contractErrorOf, isLost } from './errors.ts';
import {
  type Update,
  type UpdateTexts,
  updateOf,
  updateQuery,
  updateTexts,
} from './update-together.ts';

type Commit = (steps: readonly Step[]) => Promise<Committed>;

export interface Ways {
  /** By itself. */
  readonly alone: Commit;
  /** The ids that a statement gives. */
  readonly ids: (query: Query) => Promise<readonly string[]>;
}

interface Waiting {
  readonly update: Update;
  readonly steps: readonly Step[];
  readonly resolve: (committed: Committed | Promise<Committed>) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_UPDATES = 32;

export function commitTogether({ alone, ids }: Ways): Commit {
  const texts = new Map<string, UpdateTexts>();
  let waiting: Waiting[] = [];

  const textsOf = (shape: UpdateShape): UpdateTexts => {
    const found = texts.get(shape.table) ?? updateTexts(shape);

    texts.set(shape.table, found);

    return found;
  };

  const settle = async (all: readonly Waiting[]): Promise<void> => {
    const [first] = all;

    if (first === undefined || all.length === 1) {
      first?.resolve(alone(first.steps));
      return;
    }

    const updates = all.map(({ update }) => update);

    try {
      const done = new Set(await ids(updateQuery(textsOf(first.update.shape), updates)));

      for (const { update, steps, resolve } of all)
        resolve(done.has(update.id) ? { kind: 'done' } : alone(steps));
    } catch (error) {
      // Where nobody knows whether it was written, it is not tried again.
      for (const { steps, resolve, reject } of all)
        isLost(error) ? reject(contractErrorOf(error)) : resolve(alone(steps));
    }
  };

  const send = (): void => {
    const due = waiting;

    waiting = [];

    for (const all of groupsOf(due)) void settle(all);
  };

  return (steps) => {
    const update = updateOf(steps);

    if (update === undefined) return alone(steps);

    return new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(send);

      waiting.push({ update, steps, resolve, reject });
    });
  };
}

/** Of one table, and no row twice; by id, so that two processes lock rows in the same order. */
function groupsOf(due: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const groups = new Map<string, Map<string, Waiting>[]>();

  for (const one of due) {
    const { table } = one.update.shape;
    const ofTable = groups.get(table) ?? [];
    const free = ofTable.find((group) => group.size < MOST_UPDATES && !group.has(one.update.id));

    if (free === undefined) ofTable.push(new Map([[one.update.id, one]]));
    else free.set(one.update.id, one);

    groups.set(table, ofTable);
  }

  return [...groups.values()].flat().map((group) => [...group.values()].sort(byId));
}

function byId(left: Waiting, right: Waiting): number {
  return left.update.id < right.update.id ? -1 : 1;
}
