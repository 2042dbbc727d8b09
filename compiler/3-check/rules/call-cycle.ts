// Calls between operations form no circle: a circle of calls never ends. Events may.

import type { Model, Operation } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { operations } from '../walk.ts';

export function callCycle(model: Model, report: Report): void {
  const calling = operations(model).filter(({ operation }) => operation.calls.length > 0);
  const all = new Map(calling.map(({ operation }) => [operation.id, operation]));
  const done = new Set<string>();

  for (const operation of all.values()) visit(operation, [], { all, done, report });
}

interface Context {
  readonly all: ReadonlyMap<string, Operation>;
  readonly done: Set<string>;
  readonly report: Report;
}

function visit(operation: Operation, open: readonly Operation[], context: Context): void {
  const start = open.indexOf(operation);

  if (start >= 0) {
    reportCycle(open.slice(start), context.report);

    return;
  }

  if (context.done.has(operation.id)) return;

  for (const call of operation.calls) {
    const target = context.all.get(call.id);

    if (target !== undefined) visit(target, [...open, operation], context);
  }

  context.done.add(operation.id);
}

/** Once, with the other edges as related places. */
function reportCycle(cycle: readonly Operation[], report: Report): void {
  const names = cycle.map(({ component, name }) => `${component}.${name}`);
  const edges = cycle.flatMap((operation, i) => {
    const next = cycle[(i + 1) % cycle.length];

    return operation.calls.filter((call) => call.id === next?.id).slice(0, 1);
  });
  const [first, ...others] = edges;

  if (first === undefined) return;

  report(
    'TOA2112',
    first.at,
    { path: [...names, names[0] ?? ''].join(' → ') },
    { related: others.map(({ at, name }) => ({ message: `calls ${name}`, at })) },
  );
}
