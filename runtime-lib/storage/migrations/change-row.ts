// A row as it is after a migration. Throws where a value has no place there: a migration loses nothing by itself.
import { ContractError } from '../../core/contract-error.ts';
import type { FieldDefinition } from '../../core/definition.ts';
import type { Table } from '../table.ts';
import type { Row, Value, Values } from '../values.ts';
import { convertValue } from './convert-value.ts';
import type { RowChange, TableChange } from './migration.ts';

type Change = Extract<TableChange, { kind: 'change' }>;
type Field = Pick<FieldDefinition, 'name' | 'type'>;

export function changeRow(row: Row, { from, to, rows }: Change): Row {
  let values = new Map(Object.entries(row.values));
  let fields: readonly Field[] = from.fields;

  for (const change of rows) {
    values = changed(values, change, { fields, row, component: to.component });
    fields = fieldsAfter(fields, change);
  }

  return { ...row, values: settled(values, to) };
}

interface Place {
  readonly fields: readonly Field[];
  readonly row: Row;
  readonly component: string;
}

function changed(
  values: ReadonlyMap<string, Value>,
  change: RowChange,
  place: Place,
): Map<string, Value> {
  const next = new Map(values);

  switch (change.kind) {
    case 'rename':
      if (next.has(change.field)) next.set(change.to, next.get(change.field) as Value);
      next.delete(change.field);
      break;
    case 'drop':
      next.delete(change.field);
      break;
    case 'fill':
      if ((next.get(change.field) ?? null) === null) next.set(change.field, change.value);
      break;
    case 'retype':
      retype(next, change, place);
      break;
    case 'keep':
      break;
  }

  return next;
}

function retype(
  values: Map<string, Value>,
  { field, to, otherwise }: Extract<RowChange, { kind: 'retype' }>,
  { fields, row, component }: Place,
): void {
  const value = values.get(field) ?? null;
  const from = fields.find(({ name }) => name === field)?.type ?? to;

  if (value === null) return;

  const converted = convertValue(value, from, to) ?? otherwise;

  // The value itself may be somebody's secret.
  if (converted === undefined)
    throw new ContractError(
      'invalid',
      `${component} ${row.id}: its ${field} is no ${to}; nothing was changed`,
    );

  values.set(field, converted);
}

/** The types that later changes begin with. */
function fieldsAfter(fields: readonly Field[], change: RowChange): readonly Field[] {
  switch (change.kind) {
    case 'rename':
      return fields.map((f) => (f.name === change.field ? { ...f, name: change.to } : f));
    case 'retype':
      return fields.map((f) => (f.name === change.field ? { ...f, type: change.to } : f));
    default:
      return fields;
  }
}

/** `null` stands where the field may hold it, and is absence elsewhere. */
function settled(values: ReadonlyMap<string, Value>, { fields }: Table): Values {
  const entries = new Map(values);

  for (const { name, optional, nullable } of fields) {
    if (entries.get(name) === null && nullable !== true) entries.delete(name);
    if (!entries.has(name) && nullable === true && optional !== true) entries.set(name, null);
  }

  return Object.fromEntries(entries);
}
