// Slots by hand, for tests: the notation of the model without its bookkeeping.

import type { Field, Json, Range, Size, Slot, Type } from '../../compiler/2-model/type-model.ts';
import type { CheckedType, CheckedTypes } from '../../compiler/4-emit/check/check-request.ts';

const at = { file: 'test.yaml', start: 0, end: 0 };

type Extra = Partial<Pick<Slot, 'nullable' | 'default' | 'secret' | 'doc' | 'deprecated'>>;

export type Made = Slot;

export function slot(type: Type, extra: Extra = {}): Slot {
  return { id: 'test', at, type, nullable: false, ...extra };
}

export function nullable(of: Slot): Slot {
  return { ...of, nullable: true };
}

export function withDefault(of: Slot, value: Json): Slot {
  return { ...of, default: value };
}

export const text = (size?: Size, pattern?: string): Slot =>
  slot({ kind: 'string', ...(size && { size }), ...(pattern !== undefined && { pattern }) });
export const format = (of: 'uuid' | 'email' | 'uri' | 'hostname'): Slot =>
  slot({ kind: 'string', format: of });
export const integer = (range?: Range): Slot => slot({ kind: 'integer', ...(range && { range }) });
export const number = (range?: Range): Slot => slot({ kind: 'number', ...(range && { range }) });
export const bigint = (range?: Range): Slot => slot({ kind: 'bigint', ...(range && { range }) });
export const decimal = (digits?: number, scale?: number, range?: Range): Slot =>
  slot({
    kind: 'decimal',
    ...(digits !== undefined && { digits }),
    ...(scale !== undefined && { scale }),
    ...(range && { range }),
  });
export const boolean = (): Slot => slot({ kind: 'boolean' });
export const time = (kind: 'timestamp' | 'date' | 'duration', range?: Range): Slot =>
  slot({ kind, ...(range && { range }) });
export const bytes = (size?: Size): Slot => slot({ kind: 'bytes', ...(size && { size }) });
export const oneOf = (...values: readonly string[]): Slot =>
  slot({ kind: 'enum', values, open: false, at, spans: values.map(() => at) });
export const openEnum = (...values: readonly string[]): Slot =>
  slot({ kind: 'enum', values, open: true, at, spans: values.map(() => at) });
export const ref = (of: string): Slot => slot({ kind: 'ref', of });
export const list = (item: Slot, size?: Size): Slot =>
  slot({ kind: 'list', item, ...(size && { size }) });
export const map = (value: Slot, size?: Size): Slot =>
  slot({ kind: 'map', value, ...(size && { size }) });
export const any = (): Slot => slot({ kind: 'any' });
export const stream = (item: Slot): Slot => slot({ kind: 'stream', item });
export const secret = (): Slot => slot({ kind: 'secret' });
export const either = (...of: readonly Slot[]): Slot =>
  slot({ kind: 'either', of: of.map((s) => s.type) });
export const named = (target: string): Slot =>
  slot({ kind: 'named', name: target.split('/').at(-1) ?? target, target });
export const entity = (name: string, component: string): Slot =>
  slot({ kind: 'entity', name, component });

/** `{ 'name?': slot }`: as contracts write it. */
export function object(fields: Readonly<Record<string, Slot>> | ReadonlyMap<string, Slot>): Slot {
  return slot({ kind: 'object', fields: fieldsOf(fields) });
}

export function openObject(fields: Readonly<Record<string, Slot>>): Slot {
  return slot({ kind: 'object', fields: fieldsOf(fields), open: true });
}

export function union(discriminator: string, arms: Readonly<Record<string, Slot>>): Slot {
  return slot({
    kind: 'union',
    discriminator,
    arms: Object.entries(arms).map(([name, arm]) => ({ name, at, slot: arm })),
  });
}

function fieldsOf(
  fields: Readonly<Record<string, Slot>> | ReadonlyMap<string, Slot>,
): readonly Field[] {
  const entries = fields instanceof Map ? [...fields] : Object.entries(fields);

  return entries.map(([written, of]) => ({
    ...of,
    name: written.replace(/\?$/, ''),
    optional: written.endsWith('?'),
  }));
}

/** Types that stand in the file under test, by target. */
export function types(of: Readonly<Record<string, Slot>>): CheckedTypes {
  return new Map(
    Object.entries(of).map(([target, declared]): [string, CheckedType] => [
      target,
      { name: target.split('/').at(-1) ?? target, slot: declared, typesFrom: './types.ts' },
    ]),
  );
}
