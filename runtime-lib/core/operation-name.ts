// Full names of operations and events, and how long operations may take.
import type { OperationDefinition } from './definition.ts';

/** How long a call may take that says nothing else. */
export const USUAL_TIMEOUT = 10_000;

/** `shop.orders.place` is `place` of `shop.orders`. */
export function apart(full: string): readonly [component: string, name: string] {
  const dot = full.lastIndexOf('.');

  return [full.slice(0, dot), full.slice(dot + 1)];
}

export function timeoutOf(operation: OperationDefinition | undefined): number {
  return operation?.timeout ?? USUAL_TIMEOUT;
}
