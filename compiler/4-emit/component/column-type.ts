// What a storage must tell apart of a field's type; everything that is no scalar is a document.
import type { Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';

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

function meaning(type: Type, { index }: Program): Type {
  let current = type;

  while (current.kind === 'named') current = index.type(current.target).slot.type;

  return current;
}
