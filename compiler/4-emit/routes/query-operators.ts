// What a filter of a query string may say of a field, by its type. GATEWAY: f, f.lt, f.in, f.null, …
import type { Operation } from '../../2-model/model.ts';
import type { Field, Type } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { idType } from './bound-type.ts';
import { entityField } from './entity-field.ts';

export type QueryOperator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in' | 'null';

const ORDERED = new Set(['string', 'integer', 'number', 'bigint', 'decimal', 'timestamp', 'date']);

export interface Filtered {
  /** Of the value, or of the items of a list. */
  readonly type: Type;
  /** Then it is asked what the list contains. */
  readonly list: boolean;
  readonly absent: boolean;
}

export function queryOperators({ type, list, absent }: Filtered): readonly QueryOperator[] {
  const basic: readonly QueryOperator[] = type.kind === 'boolean' ? ['eq'] : ['eq', 'ne', 'in'];
  const order: readonly QueryOperator[] =
    !list && ORDERED.has(type.kind) ? ['lt', 'le', 'gt', 'ge'] : [];

  return [...basic, ...order, ...(absent ? (['null'] as const) : [])];
}

export function parameterName(field: string, operator: QueryOperator): string {
  return operator === 'eq' ? field : `${field}.${operator}`;
}

const TIME: Type = { kind: 'timestamp' };

/** The field that a filter means, of the system's fields too. */
export function filterField(
  name: string,
  { component: id, at }: Operation,
  { index }: Program,
): Field | undefined {
  const component = index.component(id);
  const own = entityField(component, name);

  if (own !== undefined) return own;

  const type = name === 'id' ? idType(component) : TIMES.has(name) ? TIME : undefined;

  return type === undefined
    ? undefined
    : { id: `${id}/entity/fields/${name}`, at, name, optional: false, nullable: false, type };
}

const TIMES: ReadonlySet<string> = new Set(['_created', '_updated']);
