// `calls` mirrors full ids, so no operation is named like the next segment of a longer component id.
import type { Report } from '../../base/catalogue.ts';
import type { Model } from '../../2-model/model.ts';
import { operations } from '../walk.ts';

export function operationHidesComponent(model: Model, report: Report): void {
  for (const { component, operation } of operations(model)) {
    const path = `${component.id}.${operation.name}`;
    const hidden = model.components.find((c) => c.id === path || c.id.startsWith(`${path}.`));

    if (hidden !== undefined) report('TOA2114', operation.at, { name: operation.name, component: hidden.id });
  }
}
