// A component extends another one, never itself.

import type { Component, Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function extendsCycle(model: Model, report: Report): void {
  const all = new Map(model.components.map((c) => [c.id, c]));
  const reported = new Set<string>();

  for (const component of model.components) {
    if (component.extends === undefined) continue;

    const path: Component[] = [];
    let next: Component | undefined = component;

    while (next !== undefined && !path.includes(next)) {
      path.push(next);
      next = next.extends === undefined ? undefined : all.get(next.extends.id);
    }

    if (next !== component || reported.has(component.id)) continue;

    for (const { id } of path) reported.add(id);

    const related = path
      .slice(1)
      .flatMap(({ extends: base, id }) =>
        base === undefined ? [] : [{ message: `${id} extends ${base.name}`, at: base.at }],
      );

    report(
      'TOA2026',
      component.extends.at,
      { path: [...path, component].map((c) => c.id).join(' → ') },
      { related },
    );
  }
}
