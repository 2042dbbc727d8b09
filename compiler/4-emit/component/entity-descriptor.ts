// The entity as storages see it: columns, keys, indexes. It names no dialect.
import type { Entity } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { type Code, code, text } from '../code/code.ts';
import { dataMember, listMember, objectItem, wordMember } from '../code/literal-pieces.ts';
import { columnType, itemsType } from './column-type.ts';

/** The depth of the entity in the literal of its component. */
const DEPTH = 1;

/** Its members. */
export function entityDescriptor(entity: Entity, program: Program): readonly Code[] {
  const { name, key, storage, fields, unique, index } = entity;
  const columns: Code[] = [];

  for (let i = 0; i < fields.length; i++) columns.push(column(fields[i] as Field, program));

  const members = [
    wordMember('name', name),
    wordMember('key', key),
    wordMember('storage', storage),
    listMember('fields', columns, DEPTH),
  ];

  if (unique.length > 0) members.push(listMember('unique', unique.map(uniqueKey), DEPTH));
  if (index.length > 0) members.push(listMember('index', index.map(indexKeys), DEPTH));

  return members;
}

function uniqueKey({ name, fields }: Entity['unique'][number]): Code {
  const names = fields.map((f) => text(f.name));

  return objectItem([wordMember('name', name), listMember('fields', names, DEPTH + 2)], DEPTH + 1);
}

function indexKeys({ name, keys }: Entity['index'][number]): Code {
  const items = keys.map(({ field, order }) =>
    objectItem([wordMember('field', field.name), wordMember('order', order)], DEPTH + 3),
  );

  return objectItem([wordMember('name', name), listMember('keys', items, DEPTH + 2)], DEPTH + 1);
}

/** Most columns are no more than a name and a type. */
function column(field: Field, program: Program): Code {
  const depth = DEPTH + 2;
  const members = [
    wordMember('name', field.name),
    wordMember('type', columnType(field.type, program)),
  ];

  const items = itemsType(field.type, program);

  if (items !== undefined) members.push(wordMember('items', items));
  if (field.optional) members.push(OPTIONAL);
  if (field.nullable) members.push(NULLABLE);
  if (field.default !== undefined) members.push(dataMember('default', field.default, depth));
  if (field.secret !== undefined) members.push(dataMember('secret', field.secret, depth));
  if (field.was !== undefined) members.push(wordMember('was', field.was));

  return objectItem(members, DEPTH + 1);
}

const OPTIONAL = code`optional: true`;
const NULLABLE = code`nullable: true`;
