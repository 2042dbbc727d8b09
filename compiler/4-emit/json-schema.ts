// Slot → JSON Schema 2020-12, by the table of the language. What the standard cannot say stands under `x-toac-…`:
// specifications are never silently weaker than the checks.

import {
  type BytesType,
  type Composed,
  type EntityType,
  type Field,
  isComposed,
  type Json,
  type NamedType,
  type NumericType,
  type Range,
  type Slot,
  type StringType,
  type Type,
  type UnionType,
} from '../2-model/type-model.ts';
import { unreachable } from '../base/invariant.ts';
import type { CheckedTypes, Position } from './check/check-request.ts';
import { armFields, defaultOf, integerBounds, isSecret, travelling } from './check/slot-shape.ts';

export type JsonSchema = { readonly [keyword: string]: Json };

export interface SchemaContext {
  readonly position: Position;
  readonly types: CheckedTypes;
  /** Where the schema of a named type stands: '#/components/schemas/Money'. */
  readonly ref: (type: NamedType | EntityType, position: Position) => string;
}

/** Of a stream: of its frames. */
export function jsonSchema(slot: Slot, context: SchemaContext): JsonSchema {
  const { doc, deprecated, nullable, type } = slot;
  const schema = nullable ? orNull(schemaOf(type, context)) : schemaOf(type, context);
  const value = context.position === 'out' ? undefined : slot.default;

  // Most slots say no more than their type.
  if (doc === undefined && value === undefined && deprecated === undefined && !isSecret(slot))
    return schema;

  return present({
    ...schema,
    description: doc,
    default: value,
    deprecated: deprecated === undefined ? undefined : true,
    writeOnly: isSecret(slot) ? true : undefined,
  });
}

function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;

  if (Object.keys(schema).length === 0) return schema;
  if (Array.isArray(schema['anyOf'])) return { anyOf: [...schema['anyOf'], { type: 'null' }] };
  if (typeof type !== 'string' || schema['oneOf'] !== undefined)
    return { anyOf: [schema, { type: 'null' }] };

  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) && { enum: [...values, null] }),
  };
}

const singles = new WeakMap<Type, JsonSchema>();

/** Of single values, which are the same in every position: an entity's fields come again in its inputs and outputs. */
function schemaOf(type: Type, context: SchemaContext): JsonSchema {
  const known = singles.get(type);

  if (known !== undefined) return known;
  if (isComposed(type)) return composedSchema(type, context);

  const schema = singleSchema(type);

  singles.set(type, schema);

  return schema;
}

function singleSchema(type: Exclude<Type, Composed>): JsonSchema {
  switch (type.kind) {
    case 'string':
      return stringSchema(type);
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
      return numericSchema(type);
    case 'boolean':
      return { type: 'boolean' };
    case 'timestamp':
      return present({
        type: 'string',
        format: 'date-time',
        'x-toac-range': rangeJson(type.range),
      });
    case 'date':
    case 'duration':
      return present({ type: 'string', format: type.kind, 'x-toac-range': rangeJson(type.range) });
    case 'bytes':
      return bytesSchema(type);
    case 'enum':
      return type.open
        ? { type: 'string', examples: type.values }
        : { type: 'string', enum: type.values };
    case 'ref':
      return { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$', 'x-toac-ref': type.of };
    case 'secret':
      return { type: 'string' };
    case 'any':
      return {};
    default:
      return unreachable(type);
  }
}

function composedSchema(type: Composed, context: SchemaContext): JsonSchema {
  switch (type.kind) {
    case 'list':
      return present({
        type: 'array',
        items: jsonSchema(type.item, context),
        minItems: type.size?.min,
        maxItems: type.size?.max,
      });
    case 'map':
      return present({
        type: 'object',
        additionalProperties: jsonSchema(type.value, context),
        minProperties: type.size?.min,
        maxProperties: type.size?.max,
      });
    case 'object':
      return objectSchema(type.fields, { context, open: type.open === true });
    case 'union':
      return unionSchema(type, context);
    case 'either':
      return { anyOf: type.of.map((of) => schemaOf(of, context)) };
    case 'named':
    case 'entity':
      return { $ref: context.ref(type, context.position) };
    case 'stream':
      return jsonSchema(type.item, context);
    default:
      return unreachable(type);
  }
}

function stringSchema({ format, size, pattern }: StringType): JsonSchema {
  return present({ type: 'string', format, minLength: size?.min, maxLength: size?.max, pattern });
}

function numericSchema(type: NumericType): JsonSchema {
  const { range } = type;

  switch (type.kind) {
    case 'integer': {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = integerBounds(range);

      return { type: 'integer', minimum: min, maximum: max };
    }
    case 'number':
      return present({
        type: 'number',
        minimum: numeric(range?.min),
        exclusiveMinimum: numeric(range?.above),
        maximum: numeric(range?.max),
        exclusiveMaximum: numeric(range?.below),
      });
    case 'bigint':
      return present({
        type: 'string',
        format: 'int64',
        pattern: '^(0|-?[1-9][0-9]{0,18})$',
        'x-toac-range': rangeJson(range),
      });
    case 'decimal':
      return present({
        type: 'string',
        format: 'decimal',
        pattern: decimalPattern(type),
        'x-toac-range': rangeJson(range),
      });
    default:
      return unreachable(type.kind);
  }
}

function decimalPattern({ digits, scale = 0 }: NumericType): string {
  const places = digits === undefined ? 38 : scale;
  const whole = digits === undefined ? 38 : digits - scale;
  const before = whole === 0 ? '0' : `(0|[1-9][0-9]{0,${whole - 1}})`;

  return `^-?${before}${places === 0 ? '' : `(\\.[0-9]{1,${places}})?`}$`;
}

function numeric(written: string | undefined): number | undefined {
  return written === undefined ? undefined : Number(written);
}

/** Bounds of what travels as text. */
function rangeJson(range: Range | undefined): Json | undefined {
  const { min, max, above, below } = range ?? {};
  const bounds = present({ min, max, above, below });

  return Object.keys(bounds).length === 0 ? undefined : bounds;
}

/** Sizes count bytes; those of the text are what they imply. */
function bytesSchema({ size }: BytesType): JsonSchema {
  const { min, max } = size ?? {};

  return present({
    type: 'string',
    contentEncoding: 'base64',
    minLength: min === undefined || min === 0 ? undefined : encoded(min),
    maxLength: max === undefined ? undefined : encoded(max),
    'x-toac-size': size === undefined ? undefined : present({ min, max }),
  });
}

function encoded(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

interface ObjectOptions {
  readonly context: SchemaContext;
  readonly open: boolean;
  readonly kind?: { readonly name: string; readonly value: string };
}

function objectSchema(
  fields: readonly Field[],
  { context, open, kind }: ObjectOptions,
): JsonSchema {
  const { position, types } = context;
  const required: string[] = [];
  const properties: [string, JsonSchema][] = [];

  if (kind !== undefined) {
    required.push(kind.name);
    properties.push([kind.name, { const: kind.value }]);
  }

  for (const field of travelling(fields, position)) {
    properties.push([field.name, jsonSchema(field, context)]);

    if (!field.optional && defaultOf(field, position, types) === undefined)
      required.push(field.name);
  }

  const schema: Record<string, Json> = {
    type: 'object',
    properties: Object.fromEntries(properties),
  };

  if (required.length > 0) schema['required'] = required;
  if (position !== 'out' && !open) schema['additionalProperties'] = false;

  return schema;
}

/** Every arm says its kind, so that at most one of them fits. */
function unionSchema({ discriminator, arms }: UnionType, context: SchemaContext): JsonSchema {
  return {
    type: 'object',
    oneOf: arms.map(({ name, slot }) =>
      objectSchema(armFields(slot, discriminator, context.types), {
        context,
        open: false,
        kind: { name: discriminator, value: name },
      }),
    ),
  };
}

function present(of: Readonly<Record<string, Json | undefined>>): JsonSchema {
  const schema: Record<string, Json> = {};

  for (const key of Object.keys(of)) {
    const value = of[key];

    if (value !== undefined) schema[key] = value;
  }

  return schema;
}
