// `id: given` stands in the input of `new`, required, and nowhere else; a made id stands in no input.

import type { Component, Model, Operation } from '../../2-model/model.ts';
import { byName } from '../../base/by-name.ts';
import type { Report } from '../../base/catalogue.ts';
import { lookupOf } from '../lookup.ts';
import { operations } from '../walk.ts';

export function givenId(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const { component, operation } of operations(model)) {
    if (!operation.sound || component.entity === undefined) continue;

    const { input } = operation;
    const members = input === undefined ? undefined : lookup.members(input.type);
    const id = byName(members ?? [], 'id');

    checkId(component, operation, { id, report });
  }
}

interface Context {
  readonly id: { readonly at: Operation['at']; readonly optional: boolean } | undefined;
  readonly report: Report;
}

function checkId(
  { entity, id: component }: Component,
  operation: Operation,
  { id, report }: Context,
): void {
  const given = entity?.key === 'given';
  const creates = operation.type === 'transition' && operation.scope === 'new';

  if (creates && given && (id === undefined || id.optional)) {
    const problem = `ids of ${component} are given: the input of a creation holds a required 'id'`;

    report('TOA2118', id?.at ?? operation.at, { problem });
  } else if (
    id !== undefined &&
    !(creates && given) &&
    ['transition', 'assignment'].includes(operation.type)
  ) {
    const problem = creates
      ? `ids of ${component} are made by toac; 'id: given' in the entity lets the input say them`
      : `an 'id' in the input changes nothing: the entity is named by the call`;

    report('TOA2118', id.at, { problem });
  }
}
