// A call from outside, and the request that it becomes: its id, its moment and its deadline.
import type { Value } from '../storage/values.ts';
import type { OperationDefinition } from './definition.ts';
import type { Identity } from './identity.ts';
import { newId } from './ids.ts';
import { timeoutOf } from './operation-name.ts';
import type { AskingRoute, Query, Request } from './request.ts';

export interface CallRequest {
  readonly operation: string;
  readonly input?: unknown;
  /** Nobody else holds the input, or will read it again. */
  readonly own?: boolean | undefined;
  readonly query?: unknown;
  /** The same in every repetition; without one the call cannot be repeated. */
  readonly id?: string | undefined;
  /** Milliseconds that it may take. */
  readonly timeout?: number | undefined;
  readonly identity?: Identity | undefined;
  /** The trace that it belongs to. */
  readonly trace?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The route that asked; without one there is no policy. */
  readonly route?: AskingRoute | undefined;
  /** What the path says of the entity beside its key. */
  readonly criteria?: Request['criteria'];
  /** The versions of which the entity must have one. */
  readonly match?: readonly number[] | undefined;
}

export function requestOf(asked: CallRequest, operation: OperationDefinition | undefined): Request {
  const now = Date.now();

  return {
    operation: asked.operation,
    input: asked.input as Value | undefined,
    query: asked.query as Query | undefined,
    id: asked.id ?? (isPlain(operation) ? '' : newId(now)),
    fresh: asked.id === undefined,
    once: asked.id === undefined,
    own: asked.own,
    deadline: now + (asked.timeout ?? timeoutOf(operation)),
    now,
    identity: asked.identity,
    trace: asked.trace,
    signal: asked.signal,
    route: asked.route,
    criteria: asked.criteria,
    match: asked.match,
  };
}

/** Nobody asks for the id of what the runtime does itself: no code sees it, and what has no other is in no journal. */
function isPlain(operation: OperationDefinition | undefined): boolean {
  return operation?.auto !== undefined && operation.task !== true;
}
