// `ensure: true` finds the entity by its given id, or by the only unique key in the input, and can create it.

import type { Component, Model, Operation } from '../../2-model/model.ts';
import type { Report } from '../../base/catalogue.ts';
import { lookupOf } from '../lookup.ts';
import { operations } from '../walk.ts';

export function ensureUnclear(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { component, operation } of operations(model)) {
    if (operation.ensure === undefined || !operation.sound || component.entity === undefined)
      continue;

    const members =
      operation.input === undefined ? [] : (lookup.members(operation.input.type) ?? []);
    const required = new Set(members.filter((m) => !m.optional).map((m) => m.name));

    checkKey(component, operation, { required, report });
  }
}

interface Context {
  readonly required: ReadonlySet<string>;
  readonly report: Report;
}

function checkKey(
  { entity }: Component,
  { ensure }: Operation,
  { required, report }: Context,
): void {
  if (entity === undefined || ensure === undefined) return;
  if (entity.key === 'given' && required.has('id')) return;

  const keys = entity.unique.filter((u) => u.fields.every((f) => required.has(f.name)));
  const related = keys.map((k) => ({ message: `the key '${k.name}'`, at: k.at }));

  if (keys.length === 0) {
    report('TOA2110', ensure, {
      problem:
        'the input holds neither a given id nor all fields of a unique key, so nothing can be found',
    });
  } else if (keys.length > 1) {
    report(
      'TOA2110',
      ensure,
      { problem: 'the input holds several unique keys: which one finds the entity is not clear' },
      { related },
    );
  }
}
