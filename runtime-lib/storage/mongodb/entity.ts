// One entity as a collection: which field is stored how, and rows on their way in and out.
import type { Collection, Document } from 'mongodb';
import { put } from '../../check/convert.ts';
import { ContractError } from '../../core/contract-error.ts';
import { type FieldTypes, fieldTypes } from '../field-types.ts';
import type { Table } from '../storage.ts';
import type { Row, Value, Values } from '../values.ts';
import { codecOf, type FieldCodec } from './field-codec.ts';
import { keyName } from './unique-names.ts';

/** Everything that is stored: texts are ids, names of the system begin with `_`. */
export interface Stored extends Document {
  readonly _id: string;
}

export interface Entity {
  readonly table: Table;
  readonly types: FieldTypes;
  readonly codecs: ReadonlyMap<string, FieldCodec>;
  readonly collection: Collection<Stored>;
}

export function createEntity(table: Table, collection: Collection<Stored>): Entity {
  return {
    table,
    types: fieldTypes(table.fields),
    codecs: new Map(table.fields.map(({ name, type }) => [name, codecOf(type)])),
    collection,
  };
}

type Draft = Record<string, unknown>;

export interface EncodedRow {
  readonly set: Readonly<Draft>;
  /** What an earlier version may have and this one has not. */
  readonly unset: Readonly<Record<string, ''>>;
}

export function encodeRow(entity: Entity, row: Row): EncodedRow {
  const exact: Draft = {};
  const set: Draft = {
    _version: row.version,
    _created: new Date(row.created),
    _updated: new Date(row.updated),
    _seq: row.counter.seq,
    _last: JSON.stringify(row.counter.last),
  };

  for (const [name, value] of Object.entries(row.values)) {
    const codec = entity.codecs.get(name);

    if (codec === undefined)
      throw new ContractError('internal', `${entity.table.component} has no field ${name}`);

    const encoded = value === null ? null : codec.encode(value);

    put(set, name, encoded);
    if (isAltered(value, encoded, codec)) put(exact, name, value);
  }

  const keys = uniqueKeys(entity, row);

  if (Object.keys(exact).length > 0) set['_exact'] = exact;
  if (row.deleted !== undefined) set['_deleted'] = new Date(row.deleted);
  // Behind a tombstone unique values are free.
  if (Object.keys(keys).length > 0) set[row.deleted === undefined ? '_unique' : '_tomb'] = keys;

  return { set, unset: missingFrom(set, entity) };
}

const OWN_FIELDS = ['_exact', '_unique'] as const;

function missingFrom(set: Readonly<Draft>, { codecs }: Entity): Readonly<Record<string, ''>> {
  const unset: Record<string, ''> = {};

  for (const name of [...codecs.keys(), ...OWN_FIELDS]) {
    if (!Object.hasOwn(set, name)) put(unset, name, '');
  }

  return unset;
}

/** `1.5` in a field of two places comes back as `1.50`: then the text itself is kept too. */
function isAltered(value: Value, encoded: unknown, codec: FieldCodec): boolean {
  return typeof value === 'string' && codec.decode(stored(encoded)) !== value;
}

/** What the driver gives back for what it was given. */
function stored(encoded: unknown): unknown {
  return encoded instanceof Uint8Array ? { buffer: encoded } : encoded;
}

/** By name; without those that have an absent part. */
function uniqueKeys({ table, codecs }: Entity, { values }: Row): Readonly<Record<string, string>> {
  const keys: Record<string, string> = {};

  for (const { name, fields } of table.unique) {
    const parts = fields.map((field) => keyPart(values, field, codecs.get(field)));

    if (!parts.includes(undefined)) keys[keyName(name)] = JSON.stringify(parts);
  }

  return keys;
}

function keyPart(values: Values, field: string, codec: FieldCodec | undefined): unknown {
  const value = Object.hasOwn(values, field) ? (values[field] ?? null) : null;

  if (value === null || codec === undefined) return undefined;

  const encoded = codec.encode(value);

  return typeof encoded === 'bigint' ? encoded.toString() : encoded;
}

export function decodeRow({ codecs }: Entity, document: Stored): Row {
  const values: Record<string, Value> = {};
  const exact = (document['_exact'] ?? {}) as Values;

  for (const [name, codec] of codecs) {
    if (!Object.hasOwn(document, name)) continue;

    const found: unknown = document[name];

    put(values, name, found === null ? null : (own(exact, name) ?? codec.decode(found)));
  }

  return {
    id: document._id,
    version: Number(document['_version']),
    created: (document['_created'] as Date).getTime(),
    updated: (document['_updated'] as Date).getTime(),
    values,
    counter: {
      seq: Number(document['_seq']),
      last: JSON.parse(String(document['_last'])) as Row['counter']['last'],
    },
  };
}

function own(values: Values, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Not what the system keeps beside the row. */
export const ROW_ONLY: Readonly<Record<string, 0>> = {
  _outbox: 0,
  _requests: 0,
  _inbox: 0,
  _pending: 0,
  _unique: 0,
  _tomb: 0,
};
