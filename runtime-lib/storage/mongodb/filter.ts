// Conditions as filters of MongoDB, in the classic operators alone. A filter may find too much where the server cannot
// compare; then it says so, and what was found is asked again in memory.
import type { Condition, Find, Operator, SortKey } from '../condition.ts';
import type { Scalar } from '../values.ts';
import type { Entity } from './entity.ts';
import { codecOf, encodeItem, type FieldCodec } from './field-codec.ts';

export type Filter = Readonly<Record<string, unknown>>;

export interface Filtered {
  readonly filter: Filter;
  /** Whether it finds nothing that the condition does not. */
  readonly isExact: boolean;
}

const ALL: Filter = {};
const NONE: Filter = { _id: { $in: [] } };
const ALIVE: Filter = { _deleted: { $exists: false } };

const OPERATORS: Readonly<Record<Operator, string>> = {
  '==': '$eq',
  '!=': '$ne',
  '<': '$lt',
  '<=': '$lte',
  '>': '$gt',
  '>=': '$gte',
};

/** The condition must fit. Tombstones are never found. */
export function filterOf(entity: Entity, { where, sort, after }: Omit<Find, 'limit'>): Filtered {
  let isExact = true;
  const given =
    where === undefined
      ? ALL
      : conditionFilter(where, true, {
          entity,
          inexact: () => {
            isExact = false;
          },
        });
  const parts = [given, after === undefined ? ALL : behind(entity, sort ?? [], after), ALIVE];

  return { filter: { $and: parts.filter((part) => part !== ALL) }, isExact };
}

interface Writing {
  readonly entity: Entity;
  inexact(): void;
}

/** What the server cannot say is taken for `assumed`, so that nothing is missed: under `not`, for false. */
function conditionFilter(condition: Condition, assumed: boolean, writing: Writing): Filter {
  const { entity } = writing;

  switch (condition.kind) {
    case 'constant':
      return condition.value ? ALL : NONE;
    case 'and':
    case 'or': {
      const parts = condition.of.map((part) => conditionFilter(part, assumed, writing));

      return condition.kind === 'and' ? { $and: parts } : { $or: parts };
    }
    case 'not':
      return { $nor: [conditionFilter(condition.of, !assumed, writing)] };
    case 'compare-fields':
      break;
    case 'contains':
      return { [pathOf(condition.field)]: { $eq: encodeItem(condition.value) } };
    case 'in': {
      const codec = codecAt(entity, condition.field);

      if (!codec.isComparable) break;

      return { [pathOf(condition.field)]: { $in: condition.values.map((v) => codec.encode(v)) } };
    }
    case 'compare': {
      const codec = codecAt(entity, condition.field);

      if (condition.value !== null && !codec.isComparable) break;

      return compareFilter(codec, condition);
    }
  }

  writing.inexact();

  return assumed ? ALL : NONE;
}

function compareFilter(
  codec: FieldCodec,
  { field, operator, value }: Extract<Condition, { kind: 'compare' }>,
): Filter {
  return {
    [pathOf(field)]: { [OPERATORS[operator]]: value === null ? null : codec.encode(value) },
  };
}

function pathOf(field: string): string {
  return field === 'id' ? '_id' : field;
}

const SYSTEM_CODECS: Readonly<Record<string, FieldCodec>> = {
  id: codecOf('date'),
  _version: codecOf('integer'),
  _created: codecOf('timestamp'),
  _updated: codecOf('timestamp'),
};

function codecAt({ codecs }: Entity, field: string): FieldCodec {
  const codec = codecs.get(field) ?? SYSTEM_CODECS[field];

  if (codec === undefined) throw new TypeError(`no field is named ${field}`);

  return codec;
}

/** Absent and null come first where the order is ascending, in every server. A field decides once. */
export function sortOf(sort: readonly SortKey[]): Readonly<Record<string, 1 | -1>> {
  const keys = new Map<string, 1 | -1>();

  for (const { field, order } of [...sort, { field: 'id', order: 'asc' }]) {
    const path = pathOf(field);

    if (!keys.has(path)) keys.set(path, order === 'asc' ? 1 : -1);
  }

  return Object.fromEntries(keys);
}

export function isSortable(entity: Entity, sort: readonly SortKey[]): boolean {
  return sort.every(({ field }) => codecAt(entity, field).isSortable);
}

/** Equal in the first keys, and behind in the next; at last by id. */
function behind(
  entity: Entity,
  sort: readonly SortKey[],
  { values, id }: NonNullable<Find['after']>,
): Filter {
  const equal: Filter[] = [];
  const ways: Filter[] = [];

  sort.forEach(({ field, order }, i) => {
    const value = values[i] ?? null;
    const codec = codecAt(entity, field);
    const next = behindKey(codec, { field, order }, value);

    if (next !== undefined) ways.push({ $and: [...equal, next] });

    equal.push(compareFilter(codec, { kind: 'compare', field, operator: '==', value }));
  });

  return { $or: [...ways, { $and: [...equal, { _id: { $gt: id } }] }] };
}

/** Undefined where nothing is behind. */
function behindKey(
  codec: FieldCodec,
  { field, order }: SortKey,
  value: Scalar | null,
): Filter | undefined {
  const compare = (operator: Operator, to: Scalar | null): Filter =>
    compareFilter(codec, { kind: 'compare', field, operator, value: to });

  if (order === 'asc') return value === null ? compare('!=', null) : compare('>', value);
  if (value === null) return undefined;

  return { $or: [compare('<', value), compare('==', null)] };
}
