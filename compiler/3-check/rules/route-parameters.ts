// Every path parameter binds something, and what works on one entity is told which one.

import { pathsOf } from '../../2-model/expression-model.ts';
import type { Model } from '../../2-model/model.ts';
import { meant, type Report } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { lookupOf } from '../lookup.ts';
import { type PlacedRoute, routes } from '../walk.ts';

export function routeParameters(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const placed of routes(model)) {
    const { route, component, operation } = placed;
    const used = usedParameters(placed);
    const inputs =
      operation.input === undefined ? [] : (lookup.members(operation.input.type) ?? []);
    const names = [...(component.entity?.fields ?? []), ...inputs].map((m) => m.name);
    const keyed = operation.scope === 'object' || operation.scope === 'changeset';
    let bound = false;

    for (const { parameter, at } of route.segments) {
      if (parameter?.binds.to === 'id') bound = true;
      if (parameter?.binds.to !== 'nothing' || used.has(parameter.name)) continue;

      const known =
        keyed || operation.scope === 'objects' ? ['id', ...names] : inputs.map((m) => m.name);
      const place = { ...at, start: at.end - parameter.name.length };

      report(
        'TOA3303',
        place,
        { name: parameter.name, operation: operation.name },
        meant(place, suggestion(parameter.name, known)),
      );
      bound = true;
    }

    const unique = component.entity?.unique.some((u) =>
      u.fields.every((f) => route.segments.some((s) => s.parameter?.name === f.name)),
    );

    if (keyed && !bound && unique !== true && PATH.test(route.path))
      report('TOA3313', route.at, { parameter: 'id' });
  }
}

/** One that is not was reported. */
const PATH = /^(?:\/:?[A-Za-z0-9._~-]+)+$|^\/$/;

function usedParameters({ route }: PlacedRoute): ReadonlySet<string> {
  const expressions = [route.access, ...route.guards.map((g) => g.access)].flatMap((a) =>
    a === undefined ? [] : pathsOf(a.allow),
  );
  const bound = route.bind.flatMap(({ source }) => (source.kind === 'path' ? [source] : []));

  return new Set(
    [...expressions, ...bound].filter((p) => p.root === 'route').map((p) => p.segments[0] ?? ''),
  );
}
