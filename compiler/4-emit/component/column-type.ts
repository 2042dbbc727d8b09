// What a storage must tell apart of a field's type; everything that is no scalar is a document.
import type { Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { meaning } from '../routes/text-form.ts';

export function columnType(declared: Type, program: Program): string {
  const type = meaning(declared, program);

  switch (type.kind) {
    case 'string':
    case 'enum':
    case 'ref':
    case 'duration':
      return 'text';
    case 'integer':
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'timestamp':
    case 'date':
    case 'bytes':
      return type.kind;
    case 'decimal':
      return `decimal(${type.digits ?? 18}.${type.scale ?? 0})`;
    default:
      return 'document';
  }
}

/** Of a list of scalars. */
export function itemsType(declared: Type, program: Program): string | undefined {
  const type = meaning(declared, program);

  if (type.kind !== 'list') return undefined;

  const items = columnType(type.item.type, program);

  return items === 'document' ? undefined : items;
}
