// What toac writes itself must be complete: each value comes from the input, a default, or the entity.

import type { Component, Model, Operation } from '../../2-model/model.ts';
import type { Field, Slot } from '../../2-model/type-model.ts';
import { byName } from '../../base/by-name.ts';
import type { Report } from '../../base/catalogue.ts';
import { meant } from '../../base/catalogue.ts';
import { suggestion } from '../../base/suggest.ts';
import { fits } from '../fits.ts';
import { type Lookup, lookupOf } from '../lookup.ts';
import { operations } from '../walk.ts';

export function autoOperation(model: Model, report: Report): void {
  const context = { lookup: lookupOf(model), report };

  for (const { component, operation } of operations(model)) {
    if (!operation.sound || component.entity === undefined) continue;
    if (operation.auto === undefined) continue;

    checkInput(component, operation, context);

    if (operation.auto === 'create') checkCreate(component, operation, context);

    checkOutput(component, operation, context);
  }
}

interface Context {
  readonly lookup: Lookup;
  readonly report: Report;
}

const WRITES = new Set(['create', 'set', 'update']);

function checkInput(component: Component, operation: Operation, { lookup, report }: Context): void {
  const { input, auto } = operation;
  const fields = component.entity?.fields ?? [];

  if (input === undefined || auto === undefined || !WRITES.has(auto)) return;

  for (const member of lookup.members(input.type) ?? []) {
    if (member.name === 'id') continue;

    const field = byName(fields, member.name);

    if (field === undefined && isUnresolved(member.type)) continue;

    if (field === undefined) {
      const word = suggestion(
        member.name,
        fields.map((f) => f.name),
      );

      report(
        'TOA2106',
        member.at,
        { name: member.name, problem: 'is no field of the entity' },
        meant(member.at, word),
      );
    } else if (
      !fits(member.type, field.type, lookup) ||
      (member.nullable && !field.nullable && !field.optional)
    ) {
      const related = [{ message: 'the field', at: field.at }];

      report(
        'TOA2106',
        member.at,
        { name: member.name, problem: 'is of another type than the field' },
        { related },
      );
    }
  }
}

function checkCreate(
  component: Component,
  operation: Operation,
  { lookup, report }: Context,
): void {
  const given = operation.input === undefined ? [] : (lookup.members(operation.input.type) ?? []);
  const place = operation.keys['input'] === undefined ? operation.at : operation.at;

  for (const field of component.entity?.fields ?? []) {
    const member = byName(given, field.name);
    const filled =
      member !== undefined && (!member.optional || field.default !== undefined || field.optional);

    if (filled || field.optional || field.default !== undefined || hasDefault(field, lookup))
      continue;

    report(
      'TOA2105',
      place,
      { field: field.name },
      { related: [{ message: 'declared here', at: field.at }] },
    );
  }
}

/** A named type may carry the default. */
function hasDefault(field: Slot, lookup: Lookup): boolean {
  return field.type.kind === 'named' && lookup.slot(field.type.target)?.default !== undefined;
}

/** What every entity has besides its fields. */
const SYSTEM = new Set(['id', '_version', '_created', '_updated']);
const READS = new Set(['read', 'list', 'stream', 'create', 'set', 'update', 'delete']);

function checkOutput(
  component: Component,
  operation: Operation,
  { lookup, report }: Context,
): void {
  const { output, auto } = operation;

  if (output === undefined || auto === undefined || !READS.has(auto)) return;

  const { type } = output;
  const inner = type.kind === 'list' || type.kind === 'stream' ? type.item.type : type;

  // The entity has no other fields than its own.
  if (inner.kind === 'entity' && inner.component === component.id) return;

  const members = lookup.members(inner);

  if (members === undefined) {
    if (inner.kind !== 'any') {
      report('TOA2117', output.at, {
        name: operation.name,
        problem: `is written by toac and answers with the entity's fields`,
      });
    }

    return;
  }

  for (const member of members) {
    if (
      member.from === undefined &&
      !SYSTEM.has(member.name) &&
      byName(component.entity?.fields ?? [], member.name) === undefined &&
      !isUnresolved(member.type)
    ) {
      report('TOA2117', member.at, {
        name: member.name,
        problem: 'is no field of the entity, and toac writes this operation',
      });
    }
  }
}

function isUnresolved(type: Field['type']): boolean {
  return type.kind === 'any' && type.unresolved === true;
}
