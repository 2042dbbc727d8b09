// The TypeScript names that a component's contract leads to form one table; each stands for one thing.

import type { Model, Route } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import type { NameTable } from '../name-table.ts';
import { nameComponent, nameShared } from '../type-names.ts';

export function typeNamesClash(model: Model, report: Report): void {
  checkTable(nameShared(model), report);

  const routes = new Map<string, Route[]>();

  for (const route of model.routes) {
    const known = routes.get(route.component);

    if (known === undefined) routes.set(route.component, [route]);
    else known.push(route);
  }

  for (const component of model.components)
    checkTable(nameComponent(component, routes.get(component.id) ?? []), report);
}

function checkTable({ clashes }: NameTable, report: Report): void {
  for (const { name, first, second } of clashes) {
    const isLater = second.at.start >= first.at.start;
    const [later, earlier] = isLater ? [second, first] : [first, second];

    report(
      'TOA2016',
      later.at,
      { name, other: earlier.what },
      { related: [{ message: earlier.what, at: earlier.at }] },
    );
  }
}
