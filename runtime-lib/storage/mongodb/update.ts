// Updates in MongoDB's operators. One without anything to do is left out, for the server refuses it.
import type { UpdateFilter } from 'mongodb';
import type { Stored } from './entity.ts';

export interface Change {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly unset?: Readonly<Record<string, ''>>;
  readonly push?: Readonly<Record<string, unknown>>;
  readonly pull?: Readonly<Record<string, unknown>>;
}

export function updateOf(change: Change): UpdateFilter<Stored> {
  const parts = Object.entries(change).filter(([, part]) => Object.keys(part).length > 0);

  return Object.fromEntries(parts.map(([operator, part]) => [`$${operator}`, part]));
}
