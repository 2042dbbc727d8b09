// What a policy may ask depends on the scope: over many entities it is a filter, on a creation the input stands in.

import { hasPath, type PathOperand, pathsOf } from '../../2-model/expression-model.ts';
import type { Access, Model } from '../../2-model/model.ts';
import { COMPARABLE } from '../../2-model/type-model.ts';
import type { Report } from '../../base/catalogue.ts';
import { pathText } from '../describe.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { type PlacedRoute, routes } from '../walk.ts';

export function accessScope(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const placed of routes(model)) {
    const { route } = placed;

    if (route.access !== undefined) checkAccess(route.access, placed, { lookup, report });

    for (const { access } of route.guards) checkAccess(access, placed, { lookup, report });
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkAccess(
  access: Access,
  { route, operation }: PlacedRoute,
  { lookup, report }: Context,
): void {
  // To one entity everything of it may be asked.
  if (operation.scope === 'object' || operation.scope === 'changeset') return;

  if (!hasPath(access.allow, isOfEntity)) return;

  const paths = pathsOf(access.allow).filter(isOfEntity);
  const related = [{ message: `used by ${route.method} ${route.path}`, at: route.at }];

  for (const path of paths) {
    switch (operation.scope) {
      case 'none':
        report('TOA3206', path.at, {}, { related });
        break;
      case 'objects':
      case 'stream':
        if (!isStorable(path, lookup))
          report('TOA3204', path.at, { path: pathText(path) }, { related });
        break;
      case 'new': {
        const [field = ''] = path.segments;
        const given =
          operation.input === undefined ? [] : (lookup.members(operation.input.type) ?? []);

        if (
          operation.ensure === undefined &&
          !given.some((m) => m.name === field) &&
          path.segments.length > 0
        ) {
          report('TOA3205', path.at, { field }, { related });
        }
        break;
      }
    }
  }
}

function isOfEntity({ root }: PathOperand): boolean {
  return root === 'entity';
}

function isStorable(path: PathOperand, lookup: Lookup): boolean {
  return path.segments.length === 1 && COMPARABLE.has(lookup.meaning(path.type).kind);
}
