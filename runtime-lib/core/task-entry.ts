// A task in an outbox: what is asked for, to be begun when its commit holds.
import type { Condition } from '../storage/condition.ts';
import type { OutboxEntry } from '../storage/storage.ts';
import type { Value } from '../storage/values.ts';
import type { Query } from './request.ts';

export interface AskedTask {
  readonly id: string;
  /** The component whose outbox it is. */
  readonly component: string;
  readonly callee: string;
  readonly input: Value | undefined;
  readonly query: Query | undefined;
  /** What it may see of many entities. */
  readonly filter?: Condition | undefined;
}

export function taskEntry({ id, component, callee, ...asked }: AskedTask): OutboxEntry {
  return {
    id,
    kind: 'task',
    component,
    key: id,
    name: callee,
    seq: 0,
    last: {},
    payload: JSON.stringify(asked),
    at: Date.now(),
  };
}
