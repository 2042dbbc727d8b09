// The types of an entity's fields by name, those of the system included, and what each compares as.
import type { FieldDefinition } from '../core/definition.ts';
import type { Family } from '../core/scalar-order.ts';

/** By name, the type of a FieldDefinition. */
export type FieldTypes = ReadonlyMap<string, string>;

const SYSTEM_FIELDS = [
  ['id', 'text'],
  ['_version', 'integer'],
  ['_created', 'timestamp'],
  ['_updated', 'timestamp'],
] as const;

export function fieldTypes(fields: readonly Pick<FieldDefinition, 'name' | 'type'>[]): FieldTypes {
  return new Map<string, string>([
    ...fields.map(({ name, type }) => [name, type] as const),
    ...SYSTEM_FIELDS,
  ]);
}

export function typeOf(field: string, fields: FieldTypes): string {
  const type = fields.get(field);

  if (type === undefined) throw new TypeError(`no field is named ${field}`);

  return type;
}

/** Undefined for documents: they are only asked whether they are there, and what they contain. */
export function familyOf(type: string): Family | undefined {
  switch (type) {
    case 'text':
    case 'boolean':
    case 'bytes':
      return type;
    case 'integer':
    case 'number':
    case 'bigint':
      return 'number';
    case 'timestamp':
    case 'date':
      return 'time';
    default:
      return type.startsWith('decimal') ? 'number' : undefined;
  }
}

/** Booleans and bytes have an order for sorting alone: no condition asks for it. */
export function isOrdered(family: Family): boolean {
  return family !== 'boolean' && family !== 'bytes';
}
