// A policy that nothing uses protects nothing.

import type { Expression } from '../../2-model/expression-model.ts';
import type { Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { eachExpression } from '../walk.ts';

export function unusedPolicy(model: Model, report: Report, broken: ReadonlySet<string>): void {
  const used = new Set<string>();
  const note = (expression: Expression | undefined): void => {
    if (expression === undefined) return;

    eachExpression(expression, (part) => {
      if (part.kind === 'policy') used.add(part.id);
    });
  };

  for (const route of model.routes) {
    note(route.access?.allow);
    for (const guard of route.guards) note(guard.access.allow);
  }

  const unsure = new Set(model.unresolved.filter((u) => u.what === 'policy').map((u) => u.at.file));
  const bases = new Set(model.components.flatMap((c) => c.extends?.id ?? []));

  for (const component of model.components) {
    const skipped =
      component.abstract || bases.has(component.id) || component.extends !== undefined;

    if (skipped || unsure.has(component.file) || broken.has(component.file)) continue;

    for (const { id, at, name, expression } of component.policies) {
      if (
        expression.kind !== 'unresolved' &&
        !used.has(id) &&
        !namedByUsed(id, component.policies, used)
      )
        report('TOA3201', at, { name });
    }
  }
}

function namedByUsed(
  id: string,
  policies: Model['components'][number]['policies'],
  used: ReadonlySet<string>,
): boolean {
  return policies.some((p) => used.has(p.id) && p.uses.some((u) => u.id === id));
}
