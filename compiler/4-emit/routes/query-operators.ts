// What a filter of a query string may say of a field, by its type. GATEWAY: f, f.lt, f.in, f.null, …
import type { Type } from '../../2-model/type-model.ts';

export type QueryOperator = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'in' | 'null';

const ORDERED = new Set(['string', 'integer', 'number', 'bigint', 'decimal', 'timestamp', 'date']);

export function queryOperators(type: Type, absent: boolean): readonly QueryOperator[] {
  const basic: readonly QueryOperator[] = type.kind === 'boolean' ? ['eq'] : ['eq', 'ne', 'in'];
  const order: readonly QueryOperator[] = ORDERED.has(type.kind) ? ['lt', 'le', 'gt', 'ge'] : [];

  return [...basic, ...order, ...(absent ? (['null'] as const) : [])];
}

export function parameterName(field: string, operator: QueryOperator): string {
  return operator === 'eq' ? field : `${field}.${operator}`;
}
