// The statements that make what is missing: tables, unique keys, indexes. They change nothing that exists.
import type { ColumnType, Dialect, UniqueParts } from './dialect.ts';
import { columnOf, type Entity, SYSTEM_COLUMNS, uniqueName } from './entity.ts';
import { hashedName } from './names.ts';
import { SYSTEM_TABLES, type SystemTable } from './system-tables.ts';

const NULLABLE = new Set(['_deleted']);

export function schemaTexts(entities: readonly Entity[], dialect: Dialect): readonly string[] {
  return [
    ...SYSTEM_TABLES.flatMap((table) => systemTexts(table, dialect)),
    ...entities.flatMap(entityTexts),
  ];
}

function systemTexts(table: SystemTable, dialect: Dialect): readonly string[] {
  const { quote } = dialect;
  const parts = table.columns.map(({ name, type, nullable }) =>
    type === 'position'
      ? `${quote(name)} ${dialect.position}`
      : `${quote(name)} ${dialect.types[type]}${nullable === true ? '' : ' not null'}`,
  );

  if (!table.columns.some(({ type }) => type === 'position'))
    parts.push(`primary key (${table.key.map(quote).join()})`);

  return [
    tableText(quote(table.name), parts, dialect),
    ...table.index.map((names) =>
      indexText(
        dialect,
        `${table.name}_${names.join('_')}`,
        table.name,
        names.map((name) => {
          const type = table.columns.find((column) => column.name === name)?.type;

          return dialect.indexKey(
            quote(name),
            type === 'position' ? 'int64' : (type ?? 'text'),
            'asc',
          );
        }),
      ),
    ),
  ];
}

function tableText(name: string, parts: readonly string[], { tableOptions }: Dialect): string {
  return `create table if not exists ${name} (${parts.join()})${tableOptions}`;
}

function indexText(
  { quote }: Dialect,
  name: string,
  table: string,
  keys: readonly string[],
): string {
  return `create index if not exists ${quote(name)} on ${quote(table)} (${keys.join()})`;
}

function entityTexts(entity: Entity): readonly string[] {
  const { dialect, definition, name, quoted, fields } = entity;
  const unique = uniqueParts(entity);
  const system = SYSTEM_COLUMNS.map(
    (column) =>
      `${dialect.quote(column.name)} ${dialect.types[column.type]}${NULLABLE.has(column.name) ? '' : ' not null'}`,
  );
  const columns = fields.map(({ quoted, codec }) => `${quoted} ${columnType(dialect, codec.type)}`);
  const parts = [
    ...system,
    ...columns,
    `primary key (${dialect.quote('id')})`,
    ...unique.flatMap(({ inside }) => inside),
  ];

  return [
    tableText(quoted, parts, dialect),
    ...unique.flatMap(({ behind }) => behind),
    ...definition.index.map((index) =>
      indexText(
        dialect,
        hashedName(`${definition.component} index ${index.name}`),
        name,
        index.keys.map(({ field, order }) => {
          const { quoted: key, codec } = columnOf(entity, field);

          return dialect.indexKey(key, codec.type, order);
        }),
      ),
    ),
  ];
}

function columnType({ types }: Dialect, type: ColumnType): string {
  return types[type];
}

function uniqueParts(entity: Entity): readonly UniqueParts[] {
  const { dialect, definition, quoted } = entity;

  return definition.unique.map(({ name, fields }) =>
    dialect.unique({
      name: uniqueName(definition.component, name),
      table: quoted,
      deleted: dialect.quote('_deleted'),
      columns: fields.map((field) => {
        const column = columnOf(entity, field);

        return { name: column.quoted, type: column.codec.type };
      }),
    }),
  );
}
