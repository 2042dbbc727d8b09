// One method of one path is one route, however its parameters are called.

import type { Model, Route } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function routeTwice(model: Model, report: Report): void {
  if (new Set(model.routes.map(shapeOf)).size === model.routes.length) return;

  const known = new Map<string, Route>();

  for (const route of model.routes.toSorted((a, b) =>
    a.at.file === b.at.file ? a.at.start - b.at.start : a.at.file < b.at.file ? -1 : 1,
  )) {
    const shape = shapeOf(route);
    const first = known.get(shape);

    if (first === undefined) known.set(shape, route);
    else {
      const { method, path } = route;

      report(
        'TOA3301',
        route.at,
        { method, path },
        { related: [{ message: `${first.method} ${first.path}`, at: first.at }] },
      );
    }
  }
}

function shapeOf({ method, segments }: Route): string {
  let path = '';

  for (const { parameter, text } of segments) path += parameter === undefined ? `/${text}` : '/:';

  return `${method} ${path === '' ? '/' : path}`;
}
