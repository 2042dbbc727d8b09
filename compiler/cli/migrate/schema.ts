// The tables of a project: what contracts say, and what a migration knows. Plain data.
import type { Table } from '../../../runtime-lib/storage/table.ts';
import type { Entity } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { columnType } from '../../4-emit/component/column-type.ts';

/** By component. */
export type Schema = Readonly<Record<string, SchemaTable>>;

export interface SchemaTable extends Omit<Table, 'component' | 'fields'> {
  readonly storage: string;
  readonly fields: readonly SchemaField[];
}

export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly optional?: true;
  readonly nullable?: true;
}

/** What only the contracts know: former names, and what a field is without a value. */
export interface Intent {
  readonly components: ReadonlyMap<string, string>;
  /** By `component.field`. */
  readonly fields: ReadonlyMap<string, string>;
  readonly defaults: ReadonlyMap<string, unknown>;
}

export function schemaOf(program: Program): Schema {
  return Object.fromEntries(
    withEntity(program)
      .map(({ id, entity }) => [id, tableOf(entity, program)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function intentOf(program: Program): Intent {
  const entities = withEntity(program);
  const fields = entities.flatMap(({ id, entity }) =>
    entity.fields.map((field) => [`${id}.${field.name}`, field] as const),
  );

  return {
    components: new Map(entities.flatMap(({ id, was }) => (was === undefined ? [] : [[id, was]]))),
    fields: new Map(fields.flatMap(([id, { was }]) => (was === undefined ? [] : [[id, was]]))),
    defaults: new Map(
      fields.flatMap(([id, field]) => (field.default === undefined ? [] : [[id, field.default]])),
    ),
  };
}

export function toTable(component: string, { fields, unique, index }: SchemaTable): Table {
  return { component, fields, unique, index };
}

interface WithEntity {
  readonly id: string;
  readonly was?: string | undefined;
  readonly entity: Entity;
}

function withEntity({ components }: Program): readonly WithEntity[] {
  return components.flatMap(({ id, was, abstract, entity }) =>
    abstract || entity === undefined ? [] : [{ id, was, entity }],
  );
}

function tableOf({ storage, fields, unique, index }: Entity, program: Program): SchemaTable {
  return {
    storage,
    fields: fields.map(({ name, type, optional, nullable }) => ({
      name,
      type: columnType(type, program),
      ...(optional ? { optional } : {}),
      ...(nullable ? { nullable } : {}),
    })),
    unique: unique.map(({ name, fields: keys }) => ({ name, fields: keys.map((k) => k.name) })),
    index: index.map(({ name, keys }) => ({
      name,
      keys: keys.map(({ field, order }) => ({ field: field.name, order })),
    })),
  };
}
