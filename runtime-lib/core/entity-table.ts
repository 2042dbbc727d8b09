// An entity between its storage and its handlers: rows become entities, changes become rows. Touches no storage itself.
import { put } from '../check/convert.ts';
import { own } from '../check/record.ts';
import { type FieldTypes, fieldTypes } from '../storage/field-types.ts';
import type { Table } from '../storage/storage.ts';
import { NO_EVENTS, type Row, type Value, type Values } from '../storage/values.ts';
import { fromWire, problemsOf } from './codec.ts';
import { ContractError } from './contract-error.ts';
import type {
  Codec,
  ComponentDefinition,
  EntityDefinition,
  FieldDefinition,
} from './definition.ts';
import { sameWire, toWire } from './wire.ts';

export interface EntityTable {
  readonly component: string;
  readonly definition: EntityDefinition;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly table: Table;
  readonly types: FieldTypes;
}

export function entityTable({ id, entity }: ComponentDefinition): EntityTable | undefined {
  if (entity === undefined) return undefined;

  const { fields, unique = [], index = [] } = entity;

  return {
    component: id,
    definition: entity,
    fields: new Map(fields.map((field) => [field.name, field])),
    table: { component: id, fields, unique, index },
    types: fieldTypes(fields),
  };
}

/** The entity alone: its fields and `id`. */
export function entityOf({ definition }: EntityTable, row: Row): object {
  return fromWire(definition.check, withId(row)) as object;
}

/** For an output: its writer takes what is declared, which may be what the system adds. */
export function shownOf(entity: EntityTable, row: Row, output: Codec | undefined): object {
  if (output?.write === undefined) return entityOf(entity, row);

  // What is plain holds no moments.
  return output.plain === true ? versionedOf(entity, row) : storedOf(entity, row);
}

/** As expressions see it: values of the wire, absent where there are none. */
export function askedOf(row: Row, withSystem = true): object {
  if (!withSystem) return row.values;

  const { id, version: _version, created: _created, updated: _updated } = row;

  return { ...row.values, id, _version, _created, _updated };
}

/** As policies see an entity that is still to be made: the input, defaults applied. */
export function plannedOf({ definition }: EntityTable, input: Value | undefined): object {
  const planned: Record<string, Value> = {};

  for (const field of definition.fields) {
    if (field.default !== undefined) put(planned, field.name, field.default as Value);
  }

  return { ...planned, ...(input as object | undefined) };
}

/** As handlers see it: with what the system adds. */
export function storedOf(entity: EntityTable, row: Row): object {
  const stored = versionedOf(entity, row);

  stored['_created'] = new Date(row.created);
  stored['_updated'] = new Date(row.updated);

  return stored;
}

function versionedOf(entity: EntityTable, row: Row): Record<string, unknown> {
  // Made for this.
  const shown = entityOf(entity, row) as Record<string, unknown>;

  shown['_version'] = row.version;

  return shown;
}

function withId({ id, values }: Row): Values {
  return { id, ...values };
}

/** A new entity: what is given, as the wire has it, and defaults for the rest. */
export function newRow(entity: EntityTable, id: string, given: Values, now: number): Row {
  const values: Record<string, Value> = {};
  let taken = 0;

  for (const field of entity.definition.fields) {
    const value = own(given, field.name);
    const wire = value === undefined ? (field.default as Value | undefined) : value;

    if (value !== undefined) taken++;
    if (wire !== undefined && !isRemoval(field, wire)) put(values, field.name, wire);
  }

  // What is given beside fields is the id, or a mistake.
  if (Object.keys(given).length > taken) refuseUnknown(entity, given);

  return { id, version: 1, created: now, updated: now, values, counter: NO_EVENTS };
}

/** The next state; undefined when nothing changes. */
export function changedRow(
  entity: EntityTable,
  row: Row,
  changes: object,
  now: number,
): Row | undefined {
  const values: Record<string, Value> = { ...row.values };
  let changed = false;

  for (const [name, value] of Object.entries(changes)) {
    const field = entity.fields.get(name);

    if (value === undefined) continue;
    if (field === undefined) throw unknownField(entity, name);

    const wire = toWire(value);
    const removed = isRemoval(field, wire);

    if (sameWire(removed ? undefined : wire, own(values, name))) continue;

    changed = true;

    if (removed) delete values[name];
    else put(values, name, wire);
  }

  return changed ? next(row, values, now) : undefined;
}

/** A tombstone. */
export function deletedRow(row: Row, now: number): Row {
  return { ...next(row, row.values, now), deleted: now };
}

/** Time does not run backwards for an entity, whatever the clock does. */
function next(row: Row, values: Values, now: number): Row {
  return { ...row, version: row.version + 1, updated: Math.max(now, row.updated), values };
}

/** `null` removes an optional field, unless the field may hold it. */
function isRemoval({ optional, nullable }: FieldDefinition, wire: Value): boolean {
  return wire === null && optional === true && nullable !== true;
}

function refuseUnknown(entity: EntityTable, given: object): void {
  for (const name of Object.keys(given)) {
    if (name !== 'id' && !entity.fields.has(name)) throw unknownField(entity, name);
  }
}

function unknownField({ definition }: EntityTable, name: string): Error {
  return new Error(`'${name}' is no field of ${definition.name}`);
}

/** What is committed fits its declaration; what does not is the operation's mistake, never its caller's. */
export function checkRow({ definition }: EntityTable, row: Row): void {
  const problems = problemsOf(definition.check, withId(row));

  if (problems.length === 0) return;

  const places = problems.map(({ pointer, message }) => `${pointer} ${message}`).join('; ');

  throw new ContractError('internal', `the state of ${definition.name} does not fit: ${places}`, {
    problems,
  });
}
