// Which values of a component are checked, and by which functions: only those that something calls.
import type { Component, Event, Operation } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import { isUsed } from '../../3-check/links.ts';
import { configurationName, errorName, eventName, operationNames } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import type { CheckFunction, CheckRoot } from '../check/check-request.ts';

/** A value that is of a named type or an entity, and nothing else. */
export function directTarget({ type, nullable }: Slot): string | undefined {
  if (nullable) return undefined;

  return type.kind === 'named' ? type.target : type.kind === 'entity' ? type.component : undefined;
}

export interface CheckedValue {
  readonly name: string;
  readonly slot: Slot;
  readonly position: CheckRoot['position'];
  readonly functions: readonly CheckFunction[];
  /** Of an input: what its type is called where callers may leave more out. */
  readonly request?: string;
}

export function valuesOf(component: Component, program: Program): readonly CheckedValue[] {
  const known = values.get(component) ?? makeValues(component, program);

  values.set(component, known);

  return known;
}

const values = new WeakMap<Component, readonly CheckedValue[]>();

function makeValues(component: Component, program: Program): readonly CheckedValue[] {
  const { configuration, operations, events } = component;
  const made: CheckedValue[] = [...storedValues(component)];

  if (configuration !== undefined) {
    const id = `${component.id}/configuration`;

    made.push({
      name: configurationName(component),
      slot: { id, at: component.at, type: configuration, nullable: false },
      position: 'in',
      functions: ['check', 'read'],
    });
  }

  for (const operation of operations) made.push(...operationValues(operation, program));
  for (const event of events) made.push(...eventValues(event, program));

  return made;
}

function storedValues({ id: component, entity }: Component): readonly CheckedValue[] {
  if (entity === undefined) return [];

  const { id, at, name } = entity;
  const slot: Slot = { id, at, nullable: false, type: { kind: 'entity', name, component } };

  return [{ name: `Stored${name}`, slot, position: 'stored', functions: ALL }];
}

function eventValues(event: Event, program: Program): readonly CheckedValue[] {
  const functions = isUsed(event, program) ? ALL : SENT;

  return event.payload === undefined
    ? []
    : [{ name: eventName(event), slot: event.payload, position: 'out', functions }];
}

/** What somebody reads back has all functions; what only leaves or comes in, those for that. */
const ALL: readonly CheckFunction[] = ['is', 'check', 'read', 'write'];
const SENT: readonly CheckFunction[] = ['check', 'write'];
const TAKEN: readonly CheckFunction[] = ['is', 'check', 'read'];

function operationValues(operation: Operation, program: Program): readonly CheckedValue[] {
  const { input, output, errors } = operation;
  const names = operationNames(operation);
  const called = isUsed(operation, program);
  const answers = called ? ALL : SENT;
  const values: CheckedValue[] = [];

  if (input !== undefined)
    values.push({
      name: names.input,
      slot: input,
      position: 'in',
      functions: called ? ALL : TAKEN,
      request: names.request,
    });
  if (output !== undefined)
    values.push({ name: names.output, slot: output, position: 'out', functions: answers });

  for (const error of errors) {
    if (error.data !== undefined)
      values.push({
        name: `${errorName(operation, error)}Data`,
        slot: error.data,
        position: 'out',
        functions: answers,
      });
  }

  return values;
}
