// HTTP methods mean something: what reads is read by GET, what changes is not; internal operations have no route.

import type { Model, Operation } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { describeForm } from '../describe.ts';
import { routes } from '../walk.ts';

export function routeMethod(model: Model, report: Report): void {
  for (const { route, operation } of routes(model)) {
    if (operation.internal !== undefined) {
      const related = [{ message: 'internal here', at: operation.internal }];

      report('TOA3305', route.operation.at, { name: operation.name }, { related });
    }

    const methods = methodsOf(operation);

    if (methods.includes(route.method)) continue;

    report(
      'TOA3304',
      route.at,
      { method: route.method, form: describeForm(operation), methods: methods.join(', ') },
      methods.length === 1 ? meant(route.at, methods[0]) : {},
    );
  }
}

function methodsOf({ type, scope, deletes }: Operation): readonly string[] {
  switch (type) {
    case 'transition':
      if (scope === 'new') return ['POST'];
      if (scope === 'objects') return deletes === undefined ? ['POST'] : ['POST', 'DELETE'];

      return deletes === undefined ? ['POST', 'PUT', 'PATCH'] : ['DELETE', 'POST'];
    case 'observation':
      return ['GET'];
    case 'assignment':
      return ['PATCH'];
    case 'computation':
      return ['GET', 'POST'];
    case 'effect':
    case 'unmanaged':
      return ['POST', 'PUT', 'PATCH', 'DELETE'];
  }
}
