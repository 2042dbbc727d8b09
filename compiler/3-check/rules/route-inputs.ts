// Inputs of a route: bound with values that fit, reachable, and from a query string only where one can hold them.

import type { Bind, Model } from '../../2-model/model.ts';
import { COMPARABLE, type Field } from '../../2-model/type-model.ts';
import { byName } from '../../base/by-name.ts';
import type { Report } from '../../base/catalogue.ts';
import { describeType } from '../describe.ts';
import { fits } from '../fits.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { type PlacedRoute, routes } from '../walk.ts';

/** What a query string can hold. */
const SCALARS = new Set([...COMPARABLE, 'duration']);

export function routeInputs(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const placed of routes(model)) {
    const { route, operation } = placed;
    const inputs =
      operation.input === undefined ? [] : (lookup.members(operation.input.type) ?? []);

    for (const bind of route.bind) checkBind(bind, placed, { inputs, lookup, report });

    checkGuards(placed, report);
    checkLists(placed, { inputs, lookup, report });

    if (route.method === 'GET' || route.method === 'DELETE')
      checkQueryInputs(placed, { inputs, lookup, report });
  }
}

interface Context {
  readonly inputs: readonly Field[];
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkBind(
  { input, source }: Bind,
  { route }: PlacedRoute,
  { inputs, lookup, report }: Context,
): void {
  const member = byName(inputs, input.name);

  if (member === undefined || source.kind === 'unresolved') return;

  const path = source.kind === 'path' ? source : undefined;
  const text =
    path !== undefined &&
    (path.root === 'claims' || path.root === 'request') &&
    source.type.kind !== 'bytes';
  const wanted = lookup.meaning(member.type);
  const body = path?.root === 'request' && path.segments[0] === 'body';

  if (
    body
      ? !['bytes', 'any', 'string'].includes(wanted.kind)
      : text
        ? !SCALARS.has(wanted.kind)
        : !fits(source.type, member.type, lookup)
  ) {
    report(
      'TOA3309',
      source.at,
      {
        name: input.name,
        problem: `takes ${describeType(wanted)}, not ${describeType(source.type)}`,
      },
      { related: [{ message: 'declared here', at: member.at }] },
    );
  }

  if (
    path?.root === 'identity' &&
    !member.optional &&
    route.access?.allow.kind === 'constant' &&
    route.access.allow.value
  ) {
    report('TOA3309', source.at, {
      name: input.name,
      problem: 'is required, and an anonymous caller has no identity',
    });
  }
}

function checkGuards({ route }: PlacedRoute, report: Report): void {
  for (const { input } of route.guards) {
    const bound = route.bind.find((b) => b.input.name === input.name);

    if (bound === undefined) continue;

    const related = [{ message: 'bound here', at: bound.input.at }];

    report(
      'TOA3309',
      input.at,
      { name: input.name, problem: 'is bound: no caller sets it, so there is nothing to guard' },
      { related },
    );
  }
}

/** A narrowing list may not leave out what nothing else fills. */
function checkLists({ route }: PlacedRoute, { inputs, report }: Context): void {
  if (route.input === undefined) return;

  const listed = new Set(route.input.map((i) => i.name));
  const filled = new Set([
    ...route.bind.map((b) => b.input.name),
    ...route.segments.flatMap((s) => (s.parameter?.binds.to === 'input' ? [s.text] : [])),
  ]);
  const lost = inputs.find(
    (m) => !m.optional && m.default === undefined && !listed.has(m.name) && !filled.has(m.name),
  );

  if (lost !== undefined)
    report(
      'TOA3314',
      route.input[0]?.at ?? route.at,
      { name: lost.name },
      { related: [{ message: 'required here', at: lost.at }] },
    );
}

function checkQueryInputs({ route }: PlacedRoute, { inputs, lookup, report }: Context): void {
  if (inputs.length === 0) return;

  const filled = new Set([
    ...route.bind.map((b) => b.input.name),
    ...route.segments.map((s) => s.parameter?.name ?? ''),
  ]);

  for (const member of inputs.filter((m) => !filled.has(m.name))) {
    const type = lookup.meaning(member.type);
    const simple =
      SCALARS.has(type.kind) ||
      (type.kind === 'list' && SCALARS.has(lookup.meaning(type.item.type).kind));

    if (!simple)
      report(
        'TOA3312',
        route.at,
        { name: member.name },
        { related: [{ message: 'declared here', at: member.at }] },
      );
  }
}
