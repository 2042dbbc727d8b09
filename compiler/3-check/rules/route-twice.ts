// One method of one path is one route, however its parameters are called.

import type { Model, Route } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';

export function routeTwice(model: Model, report: Report): void {
  const known = new Map<string, Route>();

  for (const route of model.routes.toSorted((a, b) =>
    a.at.file === b.at.file ? a.at.start - b.at.start : a.at.file < b.at.file ? -1 : 1,
  )) {
    const shape = `${route.method} /${route.segments.map((s) => (s.parameter === undefined ? s.text : ':')).join('/')}`;
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
