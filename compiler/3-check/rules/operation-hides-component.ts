// `calls` mirrors full ids, so no operation is named like the next segment of a longer component id.

import type { Component, Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { operations } from '../walk.ts';

export function operationHidesComponent(model: Model, report: Report): void {
  const first = firstBelow(model);

  for (const { component, operation } of operations(model)) {
    const hidden = first.get(`${component.id}.${operation.name}`);

    if (hidden !== undefined)
      report('TOA2114', operation.at, { name: operation.name, component: hidden.id });
  }
}

/** By each path that leads to a component: the first one that stands there or below. */
function firstBelow({ components }: Model): ReadonlyMap<string, Component> {
  const found = new Map<string, Component>();

  for (const component of components) {
    const { id } = component;

    for (let i = id.indexOf('.'); i !== -1; i = id.indexOf('.', i + 1)) {
      if (!found.has(id.slice(0, i))) found.set(id.slice(0, i), component);
    }

    if (!found.has(id)) found.set(id, component);
  }

  return found;
}
