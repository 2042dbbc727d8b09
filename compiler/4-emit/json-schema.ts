// Slot → JSON Schema 2020-12, by the table of the language. What the standard cannot say stands under `x-toac-…`:
// specifications are never silently weaker than the checks.

import {
  type Composed,
  type EntityType,
  type Field,
  isComposed,
  type Json,
  type ListType,
  type NamedType,
  type Slot,
  type Type,
  type UnionType,
} from '../2-model/type-model.ts';
import { unreachable } from '../base/invariant.ts';
import { oncePer } from '../base/once-per.ts';
import type { CheckedTypes, Position } from './check/check-request.ts';
import { armFields, defaultOf, isSecret, travelling } from './check/slot-shape.ts';
import { type JsonSchema, present, singleSchema } from './single-schema.ts';
import { remembered } from './text/yaml-data.ts';

export type { JsonSchema };

export interface SchemaContext {
  readonly position: Position;
  readonly types: CheckedTypes;
  /** Where the schema of a named type stands: '#/components/schemas/Money'. */
  readonly ref: (type: NamedType | EntityType, position: Position) => string;
}

/** Of a stream: of its frames. */
export function jsonSchema(slot: Slot, context: SchemaContext): JsonSchema {
  const { doc, deprecated, nullable, type } = slot;
  const schema = nullable ? nullableSchema(type, context) : schemaOf(type, context);
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

const nullableSingle = oncePer(
  (type: Exclude<Type, Composed>): JsonSchema => remembered(orNull(singleSchema(type))),
);

function schemaOf(type: Type, context: SchemaContext): JsonSchema {
  return isComposed(type) ? composedSchema(type, context) : singleSchema(type);
}

function nullableSchema(type: Type, context: SchemaContext): JsonSchema {
  return isComposed(type) ? orNull(composedSchema(type, context)) : nullableSingle(type);
}

function composedSchema(type: Composed, context: SchemaContext): JsonSchema {
  switch (type.kind) {
    case 'list':
      return listSchema(type, context);
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
      return reference(type, context);
    case 'stream':
      return jsonSchema(type.item, context);
    default:
      return unreachable(type);
  }
}

function listSchema({ item, size }: ListType, context: SchemaContext): JsonSchema {
  const schema: Record<string, Json> = { type: 'array', items: jsonSchema(item, context) };

  if (size?.min !== undefined) schema['minItems'] = size.min;
  if (size?.max !== undefined) schema['maxItems'] = size.max;

  return schema;
}

const references = oncePer((_context: SchemaContext) => new Map<string, JsonSchema>());

/** The same for all that refer to one type. */
function reference(type: NamedType | EntityType, context: SchemaContext): JsonSchema {
  const target = type.kind === 'named' ? type.target : type.component;
  const known = references(context);
  const found = known.get(target);

  if (found !== undefined) return found;

  const made = remembered({ $ref: context.ref(type, context.position) });

  known.set(target, made);

  return made;
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
  const properties: Record<string, JsonSchema> = {};
  const sent = travelling(fields, position);
  const isOut = position === 'out';

  if (kind !== undefined) {
    required.push(kind.name);
    addProperty(properties, kind.name, { const: kind.value });
  }

  for (let i = 0; i < sent.length; i++) {
    const field = sent[i] as Field;

    addProperty(properties, field.name, jsonSchema(field, context));

    if (!field.optional && (isOut || defaultOf(field, position, types) === undefined))
      required.push(field.name);
  }

  const schema: Record<string, Json> = { type: 'object', properties };

  if (required.length > 0) schema['required'] = required;
  if (position !== 'out' && !open) schema['additionalProperties'] = false;

  return schema;
}

/** A key `__proto__` is a property as well. */
function addProperty(to: Record<string, JsonSchema>, key: string, schema: JsonSchema): void {
  if (key === '__proto__') Object.defineProperty(to, key, { ...OWN, value: schema });
  else to[key] = schema;
}

const OWN = { configurable: true, enumerable: true, writable: true } as const;

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
