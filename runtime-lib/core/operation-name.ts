// Full names of operations and events, and what they lead to.
import type { OperationDefinition } from './definition.ts';
import type { Part } from './part.ts';

/** How long a call may take that says nothing else. */
export const USUAL_TIMEOUT = 10_000;

/** `shop.orders.place` is `place` of `shop.orders`. */
export function apart(full: string): readonly [component: string, name: string] {
  const dot = full.lastIndexOf('.');

  return [full.slice(0, dot), full.slice(dot + 1)];
}

/** Undefined where no component of this process has it. */
export function operationNamed(
  full: string,
  of: { part(component: string): Part | undefined },
): OperationDefinition | undefined {
  const [component, name] = apart(full);

  return of.part(component)?.operations.get(name);
}

export function timeoutOf(operation: OperationDefinition | undefined): number {
  return operation?.timeout ?? USUAL_TIMEOUT;
}
