// Events watch enums and booleans of the entity; what is derived is filled from the entity alone.

import type { Component, Event, Model } from '../../2-model/model.ts';
import { byName } from '../../base/by-name.ts';
import type { Report } from '../../base/catalogue.ts';
import { type Lookup, lookupOf } from '../lookup.ts';

export function eventForm(model: Model, report: Report): void {
  const lookup = lookupOf(model);

  for (const component of model.components) {
    for (const event of component.events) checkEvent(component, event, { lookup, report });
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

function checkEvent(component: Component, event: Event, { lookup, report }: Context): void {
  const { when, payload } = event;

  if (component.entity === undefined) {
    report('TOA2205', event.at, { what: 'an event' });

    return;
  }

  if (when === undefined) return;

  const { fields } = component.entity;

  if (when.kind === 'becomes' && when.field.id !== '') {
    const field = byName(fields, when.field.name);
    const kind = field === undefined ? undefined : lookup.meaning(field.type).kind;

    if (kind === undefined || !['enum', 'boolean', 'any'].includes(kind)) {
      report('TOA2201', when.field.at, { field: when.field.name });
    }
  }

  for (const member of payload === undefined ? [] : (lookup.members(payload.type) ?? [])) {
    const { name, type, from } = member;

    if (from !== undefined || SYSTEM.has(name) || byName(fields, name) !== undefined) continue;
    if (type.kind !== 'any' || type.unresolved !== true) report('TOA2204', member.at, { name });
  }
}

/** What every entity has besides its fields. */
const SYSTEM = new Set(['id', '_version', '_created', '_updated', '_deleted']);
