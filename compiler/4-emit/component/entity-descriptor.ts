// The entity as storages see it: columns, keys, indexes. It names no dialect.
import type { Entity } from '../../2-model/model.ts';
import type { Field, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import type { Data } from '../code/literal.ts';

export function entityDescriptor(
  entity: Entity,
  program: Program,
): { readonly [key: string]: Data | undefined } {
  const { name, key, storage, fields, unique, index } = entity;

  return {
    name,
    key,
    storage,
    fields: fields.map((f) => column(f, program)),
    unique:
      unique.length === 0
        ? undefined
        : unique.map((u) => ({ name: u.name, fields: u.fields.map((f) => f.name) })),
    index:
      index.length === 0
        ? undefined
        : index.map((i) => ({
            name: i.name,
            keys: i.keys.map((k) => ({ field: k.field.name, order: k.order })),
          })),
  };
}

/** Most columns are no more than a name and a type. */
function column(field: Field, program: Program): Data {
  const made: { [key: string]: Data } = {
    name: field.name,
    type: columnType(meaning(field.type, program)),
  };

  if (field.optional) made['optional'] = true;
  if (field.nullable) made['nullable'] = true;
  if (field.default !== undefined) made['default'] = field.default as Data;
  if (field.secret !== undefined) made['secret'] = field.secret;
  if (field.was !== undefined) made['was'] = field.was;

  return made;
}

/** What a storage must tell apart; everything that is no scalar is a document. */
function columnType(type: Type): string {
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
