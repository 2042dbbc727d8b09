// Updates of one tick, with their events, as one block: it writes all of them, or nothing and says nothing.
import type { Update } from '../sql/commit-together.ts';
import type { Query } from '../sql/dialect.ts';
import { blockText } from './one-statement.ts';

const MOST = 16;

/** Powers of two: each number of updates is a statement of its own, which the server prepares. */
export function sizeOfBlock(count: number): number {
  return 2 ** Math.floor(Math.log2(Math.min(count, MOST)));
}

export function likeness({ shape, events }: Update): string {
  return `${shape.table} ${events.length}`;
}

/** Makes texts once: they are long. */
export function createBlocks(): (updates: readonly Update[]) => Query {
  const texts = new Map<string, string>();

  return (updates) => {
    const [first] = updates;
    const key = `${updates.length} ${first === undefined ? '' : likeness(first)}`;
    const steps = updates.flatMap((update) => update.steps);
    const text = texts.get(key) ?? blockText(steps);

    texts.set(key, text);

    return { text, values: steps.flatMap(({ query }) => query.values) };
  };
}
