// Policies may name policies, in no circle.

import type { Policy } from '../../2-model/expression-model.ts';
import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function policyCycle(model: Model, report: Report): void {
  for (const { policies } of model.components) {
    const all = new Map(policies.map((p) => [p.id, p]));
    const done = new Set<string>();

    for (const policy of policies) visit(policy, [], { all, done, report });
  }
}

interface Context {
  readonly all: ReadonlyMap<string, Policy>;
  readonly done: Set<string>;
  readonly report: Report;
}

function visit(policy: Policy, open: readonly Policy[], context: Context): void {
  const start = open.indexOf(policy);

  if (start >= 0) return reportCycle(open.slice(start), context.report);
  if (context.done.has(policy.id)) return;

  for (const { id } of policy.uses) {
    const next = context.all.get(id);

    if (next !== undefined) visit(next, [...open, policy], context);
  }

  context.done.add(policy.id);
}

function reportCycle(cycle: readonly Policy[], report: Report): void {
  const edges = cycle.flatMap((policy, i) =>
    policy.uses.filter((u) => u.id === cycle[(i + 1) % cycle.length]?.id).slice(0, 1),
  );
  const [first, ...others] = edges;

  if (first === undefined) return;

  const path = [...cycle, ...cycle.slice(0, 1)].map((p) => p.name).join(' → ');
  const related = others.map(({ name, at }) => ({ message: `names ${name}`, at }));

  report('TOA3104', first.at, { path }, { related });
}
