// Every path parameter binds something, and what works on one entity is told which one.

import { type PathOperand, pathsOf } from '../../2-model/expression-model.ts';
import type { Model } from '../../2-model/model.ts';
import { meant, type Report } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { type PlacedRoute, routes } from '../walk.ts';

export function routeParameters(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const placed of routes(model)) {
    const { route, operation } = placed;
    const keyed = operation.scope === 'object' || operation.scope === 'changeset';
    let bound = false;

    for (const { parameter, at } of route.segments) {
      if (parameter?.binds.to === 'id') bound = true;
      if (parameter?.binds.to !== 'nothing' || usedParameters(placed).has(parameter.name)) continue;

      const known = knownNames(placed, lookup);
      const place = { ...at, start: at.end - parameter.name.length };

      report(
        'TOA3303',
        place,
        { name: parameter.name, operation: operation.name },
        meant(place, suggestion(parameter.name, known)),
      );
      bound = true;
    }

    if (keyed && !bound && !namesUnique(placed) && PATH.test(route.path))
      report('TOA3313', route.at, { parameter: 'id' });
  }
}

/** Whether the parameters are the fields of a key. */
function namesUnique({ route, component }: PlacedRoute): boolean {
  return (
    component.entity?.unique.some((u) =>
      u.fields.every((f) => route.segments.some((s) => s.parameter?.name === f.name)),
    ) === true
  );
}

/** What a parameter can be called here. */
function knownNames({ component, operation }: PlacedRoute, lookup: Lookup): readonly string[] {
  const inputs = operation.input === undefined ? [] : (lookup.members(operation.input.type) ?? []);

  if (!['object', 'changeset', 'objects'].includes(operation.scope))
    return inputs.map((m) => m.name);

  return ['id', ...[...(component.entity?.fields ?? []), ...inputs].map((m) => m.name)];
}

/** One that is not was reported. */
const PATH = /^(?:\/:?[A-Za-z0-9._~-]+)+$|^\/$/;

function usedParameters({ route }: PlacedRoute): ReadonlySet<string> {
  const used = new Set<string>();
  const note = (path: PathOperand): void => {
    if (path.root === 'route') used.add(path.segments[0] ?? '');
  };

  if (route.access !== undefined) pathsOf(route.access.allow).forEach(note);

  for (const { access } of route.guards) pathsOf(access.allow).forEach(note);
  for (const { source } of route.bind) if (source.kind === 'path') note(source);

  return used;
}
