// One call while it runs, and one attempt of it: what the handler asked for stands here until the commit.

import type { Condition } from '../storage/condition.ts';
import type { OutboxEntry } from '../storage/storage.ts';
import type { Access } from './access.ts';
import type { Deadline } from './deadline.ts';
import type { OperationDefinition } from './definition.ts';
import type { EntityTable } from './entity-table.ts';
import type { Part } from './part.ts';
import type { Request } from './request.ts';
import type { Runtime } from './runtime.ts';

export interface Invocation {
  readonly runtime: Runtime;
  readonly part: Part;
  readonly operation: OperationDefinition;
  readonly request: Request;
  /** As the handler takes it. */
  readonly input: unknown;
  /** Ends with the time that it has, and when the caller gives up. */
  readonly deadline: Deadline;
  /** Who may, where a route asked. */
  readonly access: Access | undefined;
  /** What the caller may see of many entities. */
  readonly visible?: Condition | undefined;
  /** Callee and input of each nested call, by its number: a repetition must make the same ones. */
  readonly asked: string[];
  attempts: number;
  /** The id of a new entity: the same in every attempt. */
  made?: string | undefined;
}

export interface Emission {
  readonly event: string;
  /** The entity; undefined for the only one. */
  readonly id: string | undefined;
  readonly payload: object;
}

export interface Attempt {
  readonly invocation: Invocation;
  /** The number of nested calls so far. */
  calls: number;
  readonly emissions: Emission[];
  readonly tasks: OutboxEntry[];
  /** Whether `limit` left entities out. */
  more: boolean;
}

export function begin(invocation: Invocation): Attempt {
  invocation.attempts += 1;

  return { invocation, calls: 0, emissions: [], tasks: [], more: false };
}

/** Of operations over entities. */
export function entityOfPart({ entity, definition }: Part): EntityTable {
  if (entity === undefined) throw new Error(`${definition.id} has no entity`);

  return entity;
}

/** `shop.orders.place` */
export function fullName({ part, operation }: Invocation): string {
  return `${part.definition.id}.${operation.name}`;
}
