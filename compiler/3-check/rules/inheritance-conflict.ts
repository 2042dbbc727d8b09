// A redeclared operation keeps its type, a redeclared field its built-in type.

import type { Component, Model } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { type Lookup, lookupOf } from '../lookup.ts';

export function inheritanceConflict(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const heir of model.components) {
    const base = heir.extends === undefined ? undefined : lookup.component(heir.extends.id);

    if (base === undefined || base === heir) continue;

    compareOperations(heir, base, report);
    compareFields(heir, base, { lookup, report });
  }
}

function compareOperations(heir: Component, base: Component, report: Report): void {
  for (const operation of heir.operations) {
    const inherited = base.operations.find((o) => o.name === operation.name);

    if (inherited === undefined || operation.origin !== heir.id) continue;
    if (inherited.type === operation.type || !operation.sound || !inherited.sound) continue;

    report(
      'TOA2027',
      operation.keys['type'] ?? operation.at,
      { what: 'operation', name: operation.name, problem: `was of type ${inherited.type}` },
      { related: [{ message: 'inherited from here', at: inherited.keys['type'] ?? inherited.at }] },
    );
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function compareFields(heir: Component, base: Component, { lookup, report }: Context): void {
  for (const field of heir.entity?.fields ?? []) {
    const inherited = base.entity?.fields.find((f) => f.name === field.name);

    if (inherited === undefined || inherited.at === field.at) continue;

    const before = lookup.meaning(inherited.type).kind;

    if (before === lookup.meaning(field.type).kind || before === 'any') continue;

    report(
      'TOA2027',
      field.at,
      { what: 'field', name: field.name, problem: `was ${before}` },
      { related: [{ message: 'inherited from here', at: inherited.at }] },
    );
  }
}
