// Behind a given id anything may stand, so a static segment beside it would hide one.

import type { Model, Route } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { routes } from '../walk.ts';

export function staticBesideGiven(model: Model, report: Report): void {
  const reported = new Set<string>();

  for (const { route, component, operation } of routes(model)) {
    if (component.entity?.key !== 'given' || operation.scope === 'none') continue;

    for (const [i, segment] of route.segments.entries()) {
      if (segment.parameter?.binds.to !== 'id') continue;

      const hiding = model.routes.find(
        (other) => isSibling(other, route, i) && !reported.has(`${other.path}`),
      );
      const place = hiding?.segments[i];

      if (hiding === undefined || place === undefined) continue;

      reported.add(hiding.path);
      report(
        'TOA3302',
        place.at,
        { segment: place.text, parameter: segment.text },
        { related: [{ message: 'ids are given here', at: segment.at }] },
      );
    }
  }
}

function isSibling(other: Route, route: Route, i: number): boolean {
  const own = other.segments[i];

  return (
    own !== undefined &&
    own.parameter === undefined &&
    route.segments.slice(0, i).every((s, j) => shape(s) === shape(other.segments[j]))
  );
}

function shape(segment: Route['segments'][number] | undefined): string {
  return segment === undefined ? '' : segment.parameter === undefined ? segment.text : ':';
}
