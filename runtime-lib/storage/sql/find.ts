// Searches as statements: condition, order and the place behind which a page begins.
import type { Find, SortKey } from '../condition.ts';
import type { Scalar } from '../values.ts';
import type { Query } from './dialect.ts';
import { columnOf, type Entity } from './entity.ts';
import { limitText } from './limit.ts';
import { createQueryWriter, type QueryWriter } from './query-writer.ts';
import { encoded, whereText } from './where.ts';

export function findQuery(entity: Entity, find: Find, columns: string): Query {
  const writer = createQueryWriter(entity.dialect);
  const { dialect, quoted } = entity;
  const conditions = [`${dialect.quote('_deleted')} is null`];

  if (find.where !== undefined) conditions.push(whereText(find.where, entity, writer));
  if (find.after !== undefined) conditions.push(behindText(find, find.after, entity, writer));

  const order = [
    ...(find.sort ?? []).map(({ field, order }) =>
      dialect.order(columnOf(entity, field).quoted, order),
    ),
    `${dialect.quote('id')} asc`,
  ];

  return writer.query(
    `select ${columns} from ${quoted} where ${conditions.join(' and ')} order by ${order.join()} ${limitText(find.limit, find.omit)}`,
  );
}

/** Behind on the first key; or equal there and behind on the next; … the id decides last. */
function behindText(
  { sort = [] }: Find,
  after: NonNullable<Find['after']>,
  entity: Entity,
  writer: QueryWriter,
): string {
  const step = (at: number): string => {
    const key = sort[at];

    if (key === undefined) return `${entity.dialect.quote('id')} > ${writer.bind(after.id, 'id')}`;

    const value = after.values[at] ?? null;

    return `(${beyond(key, value, entity, writer)} or (${level(key, value, entity, writer)} and ${step(at + 1)}))`;
  };

  return step(0);
}

function beyond(
  { field, order }: SortKey,
  value: Scalar | null,
  entity: Entity,
  writer: QueryWriter,
): string {
  const column = columnOf(entity, field);
  const { quoted, codec } = column;

  if (value === null) return order === 'asc' ? `${quoted} is not null` : '1 = 0';

  const bound = writer.bind(encoded(column, field, value), codec.type);

  return order === 'asc' ? `${quoted} > ${bound}` : `(${quoted} is null or ${quoted} < ${bound})`;
}

function level(
  { field }: SortKey,
  value: Scalar | null,
  entity: Entity,
  writer: QueryWriter,
): string {
  const column = columnOf(entity, field);

  if (value === null) return `${column.quoted} is null`;

  return `${column.quoted} = ${writer.bind(encoded(column, field, value), column.codec.type)}`;
}
