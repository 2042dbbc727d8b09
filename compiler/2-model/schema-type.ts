// `$schema: {…}` → the same type tree as the shorthand. Takes what can be compared and validated exactly; the rest is
// reported by 1-syntax (unknown keywords) and by 3-check (`misplaced`).

import type { ValueEntrySyntax, ValueSyntax } from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { jsonOf } from './json.ts';
import type { NodeId } from './node.ts';
import { child } from './node-id.ts';
import { defined } from './scope.ts';
import type { Field, Json, Range, Slot, Type } from './type-model.ts';

type Misplaced = { readonly what: string; readonly at: Span }[];

export function schemaSlot(schema: ValueSyntax, id: NodeId): Slot {
  const misplaced: Misplaced = [];
  const read = reader(schema);
  const { type, nullable } = schemaType(schema, id, misplaced);
  const description = read.text('description');

  return defined({
    id,
    at: schema.at,
    type,
    nullable,
    doc: description,
    default: read.json('default'),
    deprecated: read.json('deprecated') === true ? {} : undefined,
    misplaced: misplaced.length > 0 ? misplaced : undefined,
  }) as Slot;
}

function schemaType(
  schema: ValueSyntax,
  id: NodeId,
  misplaced: Misplaced,
): { readonly type: Type; readonly nullable: boolean } {
  const read = reader(schema);
  const values = read.list('enum') ?? (read.has('const') ? [read.json('const')] : undefined);

  if (values !== undefined)
    return enumType(values, read.at('enum') ?? read.at('const') ?? schema.at, misplaced);

  const arms = read.entry('anyOf') ?? read.entry('oneOf');

  if (arms !== undefined) return eitherType(arms, id, misplaced);

  const names = read.names('type');
  const nullable = names.includes('null');
  const types = names.filter((n) => n !== 'null').map((n) => namedType(n, schema, id));

  if (types.length === 0) {
    const wanted = nullable ? 'type' : read.has('properties') ? 'object' : 'any';

    if (wanted === 'object') return { type: objectType(schema, id), nullable };
    if (wanted === 'type') misplaced.push({ what: 'schema-null', at: schema.at });

    return { type: { kind: 'any' }, nullable };
  }

  const [only, ...more] = types;

  return {
    type: only !== undefined && more.length === 0 ? only : { kind: 'either', of: types },
    nullable,
  };
}

function enumType(
  values: readonly Json[],
  at: Span,
  misplaced: Misplaced,
): { readonly type: Type; readonly nullable: boolean } {
  const texts = values.filter((v) => typeof v === 'string');

  if (texts.length + (values.includes(null) ? 1 : 0) !== values.length || texts.length === 0) {
    misplaced.push({ what: 'schema-enum', at });
  }

  return {
    type: { kind: 'enum', values: texts, open: false, at, spans: texts.map(() => at) },
    nullable: values.includes(null),
  };
}

function eitherType(
  arms: ValueEntrySyntax,
  id: NodeId,
  misplaced: Misplaced,
): { readonly type: Type; readonly nullable: boolean } {
  const items = arms.value.kind === 'list' ? arms.value.items : [];
  const slots = items.map((item, i) => schemaType(item, child(id, `|${i}`), misplaced));
  const types = slots.map((s) => s.type);
  const proper = types.filter((_, i) => reader(items[i]).names('type').join() !== 'null');
  const [only, ...more] = proper;
  const nullable = slots.some((s) => s.nullable);

  return {
    type: only !== undefined && more.length === 0 ? only : { kind: 'either', of: proper },
    nullable,
  };
}

function namedType(name: string, schema: ValueSyntax, id: NodeId): Type {
  const read = reader(schema);

  switch (name) {
    case 'string':
      return stringType(read);
    case 'integer':
    case 'number':
      return defined({ kind: name, range: rangeIn(read) }) as Type;
    case 'boolean':
      return { kind: 'boolean' };
    case 'array': {
      const items = read.entry('items');
      const item =
        items === undefined
          ? anySlot(child(id, '[]'), schema.at)
          : schemaSlot(items.value, child(id, '[]'));

      return defined({ kind: 'list', item, size: sizeIn(read, 'Items') }) as Type;
    }
    case 'object':
      return objectType(schema, id);
    default:
      return { kind: 'any', unresolved: true };
  }
}

function stringType(read: Reader): Type {
  const format = read.text('format');

  switch (format) {
    case 'date-time':
      return { kind: 'timestamp' };
    case 'date':
    case 'duration':
      return { kind: format };
    case 'uuid':
    case 'email':
    case 'uri':
    case 'hostname':
      return { kind: 'string', format };
    default:
      return defined({
        kind: 'string',
        size: sizeIn(read, 'Length'),
        pattern: read.text('pattern'),
      }) as Type;
  }
}

function objectType(schema: ValueSyntax, id: NodeId): Type {
  const read = reader(schema);
  const properties = read.entry('properties')?.value;
  const rest = read.entry('additionalProperties')?.value;

  if (properties === undefined && rest?.kind === 'map') {
    return defined({
      kind: 'map',
      value: schemaSlot(rest, child(id, '{}')),
      size: sizeIn(read, 'Properties'),
    }) as Type;
  }

  const required = read.names('required');
  const fields = (properties?.kind === 'map' ? properties.entries : []).map(({ key, value }) => {
    const slot = schemaSlot(value, child(id, key.value));

    return {
      ...slot,
      at: key.at,
      name: key.value,
      optional: !required.includes(key.value),
    } as Field;
  });
  const closed = rest?.kind === 'scalar' && rest.value === false;

  return defined({ kind: 'object', fields, open: closed ? undefined : (true as const) }) as Type;
}

function anySlot(id: NodeId, at: Span): Slot {
  return { id, at, type: { kind: 'any' }, nullable: false };
}

function sizeIn(read: Reader, of: string): { min?: number; max?: number } | undefined {
  const size = defined({ min: read.number(`min${of}`), max: read.number(`max${of}`) });

  return Object.keys(size).length === 0 ? undefined : size;
}

function rangeIn(read: Reader): Range | undefined {
  const text = (key: string): string | undefined => {
    const value = read.number(key);

    return value === undefined ? undefined : String(value);
  };
  const range = defined({
    min: text('minimum'),
    max: text('maximum'),
    above: text('exclusiveMinimum'),
    below: text('exclusiveMaximum'),
  });

  return Object.keys(range).length === 0 ? undefined : range;
}

type Reader = ReturnType<typeof reader>;

function reader(schema: ValueSyntax | undefined) {
  const entries = schema?.kind === 'map' ? schema.entries : [];
  const entry = (key: string): ValueEntrySyntax | undefined =>
    entries.find((e) => e.key.value === key);
  const json = (key: string): Json | undefined => {
    const found = entry(key);

    return found === undefined ? undefined : jsonOf(found.value);
  };

  return {
    entry,
    has: (key: string): boolean => entry(key) !== undefined,
    at: (key: string): Span | undefined => entry(key)?.value.at,
    json: json as (key: string) => Json,
    list: (key: string): readonly Json[] | undefined => {
      const found = json(key);

      return Array.isArray(found) ? found : undefined;
    },
    text: (key: string): string | undefined => {
      const found = json(key);

      return typeof found === 'string' ? found : undefined;
    },
    number: (key: string): number | undefined => {
      const found = json(key);

      return typeof found === 'number' ? found : undefined;
    },
    names: (key: string): readonly string[] => {
      const found = json(key);

      if (typeof found === 'string') return [found];

      return Array.isArray(found) ? found.filter((f) => typeof f === 'string') : [];
    },
  };
}
