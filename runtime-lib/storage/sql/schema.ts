// The statements that make what is missing: tables, columns, unique keys, indexes. They change nothing that exists.
import type { ColumnText, Dialect, UniqueParts } from './dialect.ts';
import { columnOf, type Entity, SYSTEM_COLUMNS, uniqueName } from './entity.ts';
import { hashedName } from './names.ts';
import { SYSTEM_TABLES, type SystemTable } from './system-tables.ts';

const NULLABLE = new Set(['_deleted']);

export function systemTexts(dialect: Dialect): readonly string[] {
  return SYSTEM_TABLES.flatMap((table) => [
    systemTable(table, dialect),
    ...systemIndexes(table, dialect),
  ]);
}

/** Of fields that came to an entity whose table is older; every column of a field may be null. */
export function missingColumns(entity: Entity, existing: ReadonlySet<string>): readonly string[] {
  const { dialect, name } = entity;

  return columnsOf(entity)
    .filter((column) => !existing.has(column.name))
    .map((column) => dialect.addColumn(name, column));
}

function systemTable({ name, columns, key }: SystemTable, dialect: Dialect): string {
  const { quote } = dialect;
  const parts = columns.map((column) =>
    column.type === 'position'
      ? `${quote(column.name)} ${dialect.position}`
      : `${quote(column.name)} ${dialect.types[column.type]}${column.nullable === true ? '' : ' not null'}`,
  );
  const isNumbered = columns.some(({ type }) => type === 'position');
  const primary = isNumbered ? [] : [`primary key (${key.map(quote).join()})`];

  return tableText(name, [...parts, ...primary], dialect);
}

function systemIndexes(table: SystemTable, dialect: Dialect): readonly string[] {
  return table.index.map((names) =>
    indexText(dialect, {
      name: `${table.name}_${names.join('_')}`,
      table: table.name,
      keys: names.map((name) => dialect.indexKey(dialect.quote(name), 'int64', 'asc')),
    }),
  );
}

export function tableOf(entity: Entity): string {
  const { dialect, name } = entity;
  const system = SYSTEM_COLUMNS.map(
    (column) =>
      `${dialect.quote(column.name)} ${dialect.types[column.type]}${NULLABLE.has(column.name) ? '' : ' not null'}`,
  );
  const columns = columnsOf(entity).map(({ text }) => text);

  return tableText(name, [...system, ...columns, `primary key (${dialect.quote('id')})`], dialect);
}

function columnsOf(entity: Entity): readonly ColumnText[] {
  const { dialect, fields } = entity;

  return [
    ...fields.map(({ name, quoted, codec }) => ({
      name,
      text: `${quoted} ${dialect.types[codec.type]}`,
    })),
    ...uniqueParts(entity).flatMap(({ columns }) => columns),
  ];
}

export function indexesOf(entity: Entity): readonly string[] {
  const { dialect, definition, name } = entity;

  return [
    ...uniqueParts(entity).flatMap(({ indexes }) => indexes),
    ...definition.index.map((index) =>
      indexText(dialect, {
        name: indexName(definition.component, index.name),
        table: name,
        keys: index.keys.map(({ field, order }) => {
          const { quoted, codec } = columnOf(entity, field);

          return dialect.indexKey(quoted, codec.type, order);
        }),
      }),
    ),
  ];
}

export function indexName(component: string, name: string): string {
  return hashedName(`${component} index ${name}`);
}

function tableText(name: string, parts: readonly string[], dialect: Dialect): string {
  return `create table if not exists ${dialect.quote(name)} (${parts.join()})${dialect.tableOptions}`;
}

interface Index {
  readonly name: string;
  readonly table: string;
  readonly keys: readonly string[];
}

function indexText({ quote }: Dialect, { name, table, keys }: Index): string {
  return `create index if not exists ${quote(name)} on ${quote(table)} (${keys.join()})`;
}

export function uniqueParts(entity: Entity): readonly UniqueParts[] {
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
