// Slot → JSON Schema 2020-12, by the table of the language. What the standard cannot say stands under `x-toac-…`:
// specifications are never silently weaker than the checks.

import {
  type Composed,
  type EntityType,
  type Field,
  isComposed,
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
import {
  Members,
  membersOf,
  type Printed,
  plain,
  remembered,
  type YamlMap,
} from './text/yaml-data.ts';

export type { JsonSchema };

export interface SchemaContext {
  readonly position: Position;
  readonly types: CheckedTypes;
  /** Where the schema of a named type stands: '#/components/schemas/Money'. */
  readonly ref: (type: NamedType | EntityType, position: Position) => string;
}

/** A schema that is made in order to be printed. */
export type Schema = YamlMap | Printed;

/** Of a stream: of its frames. */
export function jsonSchema(slot: Slot, context: SchemaContext): JsonSchema {
  return plainSchema(slotSchema(slot, context));
}

export function plainSchema(schema: Schema): JsonSchema {
  return plain(schema) as JsonSchema;
}

/** The same, as specifications print it. */
export function slotSchema(slot: Slot, context: SchemaContext): Schema {
  const { doc, deprecated, nullable, type } = slot;
  const schema = nullable ? nullableSchema(type, context) : schemaOf(type, context);
  const value = context.position === 'out' ? undefined : slot.default;

  // Most slots say no more than their type.
  if (doc === undefined && value === undefined && deprecated === undefined && !isSecret(slot))
    return schema;

  return present({
    ...plainSchema(schema),
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
  (type: Exclude<Type, Composed>): Printed => remembered(orNull(plainSchema(singleSchema(type)))),
);

function schemaOf(type: Type, context: SchemaContext): Schema {
  return isComposed(type) ? composedSchema(type, context) : singleSchema(type);
}

function nullableSchema(type: Type, context: SchemaContext): Schema {
  return isComposed(type)
    ? orNull(plainSchema(composedSchema(type, context)))
    : nullableSingle(type);
}

function composedSchema(type: Composed, context: SchemaContext): Schema {
  switch (type.kind) {
    case 'list':
      return listSchema(type, context);
    case 'map':
      return {
        type: 'object',
        additionalProperties: slotSchema(type.value, context),
        minProperties: type.size?.min,
        maxProperties: type.size?.max,
      };
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
      return slotSchema(type.item, context);
    default:
      return unreachable(type);
  }
}

function listSchema({ item, size }: ListType, context: SchemaContext): Schema {
  return {
    type: 'array',
    items: slotSchema(item, context),
    minItems: size?.min,
    maxItems: size?.max,
  };
}

const references = oncePer((_context: SchemaContext) => new Map<string, Printed>());

/** The same for all that refer to one type. */
function reference(type: NamedType | EntityType, context: SchemaContext): Printed {
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

function objectSchema(fields: readonly Field[], { context, open, kind }: ObjectOptions): Schema {
  const { position, types } = context;
  const required: string[] = [];
  const names: string[] = [];
  const schemas: Schema[] = [];
  const sent = travelling(fields, position);
  const isOut = position === 'out';

  if (kind !== undefined) {
    required.push(kind.name);
    names.push(kind.name);
    schemas.push({ const: kind.value });
  }

  for (let i = 0; i < sent.length; i++) {
    const field = sent[i] as Field;

    names.push(field.name);
    schemas.push(slotSchema(field, context));

    if (!field.optional && (isOut || defaultOf(field, position, types) === undefined))
      required.push(field.name);
  }

  return {
    type: 'object',
    properties: inJsonOrder(names, schemas),
    required: required.length > 0 ? required : undefined,
    additionalProperties: isOut || open ? undefined : false,
  };
}

/** As the members of an object stand: those that are whole numbers come first. */
function inJsonOrder(names: readonly string[], schemas: readonly Schema[]): Members {
  for (let i = 0; i < names.length; i++) {
    const first = (names[i] as string).charCodeAt(0);

    if (first >= ZERO && first <= NINE)
      return membersOf(Object.fromEntries(names.map((key, at) => [key, schemas[at]])));
  }

  return new Members(names, schemas);
}

const ZERO = 48;
const NINE = 57;

/** Every arm says its kind, so that at most one of them fits. */
function unionSchema({ discriminator, arms }: UnionType, context: SchemaContext): Schema {
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
