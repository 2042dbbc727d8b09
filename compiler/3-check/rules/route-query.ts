// What a query string may filter, sort, limit and choose.

import type { Model, Query } from '../../2-model/model.ts';
import type { Reference } from '../../2-model/node.ts';
import { COMPARABLE, type Field } from '../../2-model/type-model.ts';
import { byName } from '../../base/by-name.ts';
import type { Report } from '../../base/catalogue.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { type PlacedRoute, routes } from '../walk.ts';

const RESERVED = new Set(['sort', 'limit', 'omit', 'after', 'fields']);

export function routeQuery(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const placed of routes(model)) {
    const { query } = placed.route;

    if (query === undefined) continue;

    const { operation } = placed;

    if (operation.auto !== 'list' && operation.auto !== 'stream') {
      const many = operation.type === 'observation' && operation.scope === 'objects';

      if (!many) {
        report('TOA3306', query.at, {
          key: 'query',
          problem: `has a meaning only where many entities are read, and '${operation.name}' reads none or one`,
        });
        continue;
      }
    }

    checkLimit(query, report);
    checkFields(query, placed, { lookup, report });
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkLimit({ limit }: Query, report: Report): void {
  if (limit === undefined) return;

  if (limit.default < 1 || limit.max < 1)
    report('TOA3308', limit.at, { problem: 'a page holds at least one entity' });
  else if (limit.default > limit.max) {
    report('TOA3308', limit.at, {
      problem: `the default of ${limit.default} is above the maximum of ${limit.max}`,
    });
  }
}

function checkFields(
  query: Query,
  { component, operation }: PlacedRoute,
  { lookup, report }: Context,
): void {
  const fields = component.entity?.fields ?? [];

  for (const name of query.filter) {
    if (RESERVED.has(name.name)) {
      report('TOA3307', name.at, {
        field: name.name,
        problem: 'means something else in a query string; such a field cannot be filtered',
      });
    }

    checkField(name, byName(fields, name.name), { lookup, report, list: true });
  }

  for (const name of query.sort)
    checkField(name, byName(fields, name.name), { lookup, report, list: false });

  if (
    query.fields.length > 0 &&
    operation.output?.type.kind !== 'list' &&
    operation.auto !== 'stream'
  ) {
    const [first] = query.fields;

    if (first !== undefined)
      report('TOA3307', first.at, { field: first.name, problem: 'can be chosen only of entities' });
  }
}

function checkField(
  name: Reference,
  field: Field | undefined,
  { lookup, report, list }: Context & { readonly list: boolean },
): void {
  if (field === undefined || name.id === '') return;

  const type = lookup.meaning(field.type);
  const scalar =
    COMPARABLE.has(type.kind) ||
    (list && type.kind === 'list' && COMPARABLE.has(lookup.meaning(type.item.type).kind));
  const related = [{ message: 'declared here', at: field.at }];

  if (field.secret === true)
    report(
      'TOA3307',
      name.at,
      { field: name.name, problem: 'is secret: to filter by it would tell it' },
      { related },
    );
  else if (!scalar)
    report(
      'TOA3307',
      name.at,
      { field: name.name, problem: list ? 'is no scalar, and no list of scalars' : 'is no scalar' },
      { related },
    );
  else if (type.kind === 'decimal' && (type.digits ?? 0) > 18) {
    report(
      'TOA3307',
      name.at,
      {
        field: name.name,
        problem: 'has more than 18 digits: storages cannot compare them exactly',
      },
      { related },
    );
  }
}
