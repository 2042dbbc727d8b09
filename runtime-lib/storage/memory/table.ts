// The rows of one entity in memory, with its unique keys. Rows are copied on their way in and out.

import type { Find } from '../condition.ts';
import { compareRows, matches, standsBehind, valueAt } from '../evaluate.ts';
import { type FieldTypes, familyOf, fieldTypes, typeOf } from '../field-types.ts';
import type { Committed, Table, Write } from '../storage.ts';
import type { Row, Value } from '../values.ts';
import { copyRow } from './copy-row.ts';

export interface MemoryTable {
  get(id: string): Row | undefined;
  /** Not a copy. */
  peek(id: string): Row | undefined;
  find(find: Find): readonly Row[];
  /** Why the write is refused, or how it is undone. */
  write(write: Write): Refused | Undo;
}

export type Undo = () => void;
export type Refused = Exclude<Committed, { readonly kind: 'done' }>;

export function createMemoryTable({ component, fields, unique }: Table): MemoryTable {
  const types = fieldTypes(fields);
  const { rows, put, clashOf } = createRows(unique, types);
  const peek = (id: string): Row | undefined => {
    const row = rows.get(id);

    return row?.deleted === undefined ? row : undefined;
  };

  return {
    peek,
    get(id) {
      const row = peek(id);

      return row === undefined ? undefined : copyRow(row);
    },
    find({ where, sort, after, limit, omit = 0 }) {
      const isBehind = after === undefined ? undefined : standsBehind(after, sort, types);

      return [...rows.values()]
        .filter(
          (row) =>
            row.deleted === undefined &&
            (where === undefined || matches(where, row, types)) &&
            (isBehind === undefined || isBehind(row)),
        )
        .sort(compareRows(sort, types))
        .slice(omit, omit + limit)
        .map((row) => copyRow(row));
    },
    write({ row, expect, own = false }) {
      const { id } = row;
      const before = rows.get(id);

      if (expect === undefined && before !== undefined)
        return { kind: 'duplicate', component, unique: 'id' };
      if (expect !== undefined && (before?.version !== expect || before.deleted !== undefined))
        return { kind: 'conflict' };

      const clash = clashOf(row);

      if (clash !== undefined) return { kind: 'duplicate', component, unique: clash };

      put(id, own ? row : copyRow(row), before);

      return () => put(id, before, row);
    },
  };
}

/** Rows by id, and the unique values that they take. */
function createRows(unique: Table['unique'], types: FieldTypes) {
  const rows = new Map<string, Row>();
  const taken = new Map<string, string>();

  const keysOf = (row: Row | undefined): readonly UniqueKey[] =>
    unique.length === 0 || row === undefined || row.deleted !== undefined
      ? NO_KEYS
      : unique.flatMap((key) => uniqueKey(key, row, types) ?? []);

  return {
    rows: rows as ReadonlyMap<string, Row>,
    /** `before` is what stands there: tables are large, and looking is not free. */
    put(id: string, row: Row | undefined, before: Row | undefined): void {
      for (const { text } of keysOf(before)) taken.delete(text);
      for (const { text } of keysOf(row)) taken.set(text, id);

      if (row === undefined) rows.delete(id);
      else rows.set(id, row);
    },
    /** The name of a unique key whose value another row has. */
    clashOf: (row: Row): string | undefined =>
      keysOf(row).find(({ text }) => (taken.get(text) ?? row.id) !== row.id)?.name,
  };
}

const NO_KEYS: readonly UniqueKey[] = [];

interface UniqueKey {
  readonly name: string;
  readonly text: string;
}

/** Undefined where any of the fields is absent. */
function uniqueKey(
  { name, fields }: Table['unique'][number],
  row: Row,
  types: FieldTypes,
): UniqueKey | undefined {
  const values = fields.map((field) => comparable(valueAt(row, field), typeOf(field, types)));

  if (values.includes(null)) return undefined;

  return { name, text: JSON.stringify([name, ...values]) };
}

/** Equal values have one text. */
function comparable(value: Value, type: string): Value {
  if (value === null) return null;
  if (type === 'timestamp') return new Date(value as string | number).getTime();
  if (familyOf(type) !== 'number' || typeof value !== 'string' || !value.includes('.'))
    return value;

  return value.replace(/\.?0+$/, '');
}
