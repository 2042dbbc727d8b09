// What a place of a contract holds, as a set of JSON values: as it is sent, as it is taken, as it is read.
import type { Definitions, ObjectSchema, Schema, Side } from '../containment/schema.ts';
import type { FieldDocument, SlotDocument, TypeNode } from '../document.ts';
import {
  type DocumentIndex,
  defaultOf,
  entityFields,
  meaningOf,
  membersOf,
} from '../document-index.ts';
import { leafSchema } from './leaf-schema.ts';

/**
 * taken: inputs and configuration, where defaults stand in for what is not there;
 * sent, stored: what a writer makes, where secrets travel or stay;
 * read, loaded: what a reader understands, which passes over what it does not know.
 */
export const VIEWS = ['taken', 'sent', 'read', 'stored', 'loaded'] as const;

export type View = (typeof VIEWS)[number];

interface Making {
  readonly index: DocumentIndex;
  readonly view: View;
  readonly definitions: Map<string, Schema>;
}

const made = new WeakMap<DocumentIndex, Map<View, Making>>();
const known = new WeakMap<object, Map<Making, Schema>>();

/** Definitions are of all that was asked for until now, and grow: a name always means the same. */
export function sideOf(slot: SlotDocument, index: DocumentIndex, view: View): Side {
  const making = makingOf(index, view);
  const schema = slotSchema(slot, making);

  return { schema, definitions: making.definitions as Definitions };
}

function makingOf(index: DocumentIndex, view: View): Making {
  const views = made.get(index) ?? new Map<View, Making>();
  const found = views.get(view) ?? { index, view, definitions: new Map<string, Schema>() };

  views.set(view, found);
  made.set(index, views);

  return found;
}

function slotSchema(slot: SlotDocument, making: Making): Schema {
  const schema = typeSchema(slot.type, making);

  return slot.nullable === true ? { kind: 'any-of', of: [schema, { kind: 'null' }] } : schema;
}

function typeSchema(type: TypeNode, making: Making): Schema {
  const cache = known.get(type) ?? new Map<Making, Schema>();
  const found = cache.get(making);

  if (found !== undefined) return found;

  const schema = newSchema(type, making);

  cache.set(making, schema);
  known.set(type, cache);

  return schema;
}

function newSchema(type: TypeNode, making: Making): Schema {
  switch (type.kind) {
    case 'list':
      return {
        kind: 'array',
        rest: slotSchema(type.item, making),
        ...bounds(type.size),
      };
    case 'map':
      return { kind: 'object', rest: slotSchema(type.value, making), ...bounds(type.size) };
    case 'object':
      return objectSchema(type.fields, type.open === true, making);
    case 'union':
      return { kind: 'any-of', of: type.arms.map((arm) => armSchema(type, arm, making)) };
    case 'either':
      return { kind: 'any-of', of: type.of.map((one) => typeSchema(one, making)) };
    case 'named':
      return named(type.target, making);
    case 'entity':
      return named(type.component, making);
    case 'stream':
      return slotSchema(type.item, making);
    default:
      return leafSchema(type);
  }
}

function bounds(size: { readonly min?: number; readonly max?: number } | undefined): object {
  return {
    ...(size?.min === undefined ? {} : { min: size.min }),
    ...(size?.max === undefined ? {} : { max: size.max }),
  };
}

/** A name may lead to itself: it is known before what it stands for is. */
function named(target: string, making: Making): Schema {
  const { definitions, index } = making;

  if (!definitions.has(target)) {
    definitions.set(target, { kind: 'all' });
    definitions.set(target, definition(target, index, making));
  }

  return { kind: 'ref', to: target };
}

function definition(target: string, index: DocumentIndex, making: Making): Schema {
  const type = index.types.get(target);

  if (type !== undefined) return slotSchema(type.slot, making);

  const component = index.components.get(target);

  return component === undefined
    ? { kind: 'all' }
    : objectSchema(entityFields(component), false, making);
}

type Property = NonNullable<ObjectSchema['properties']>[number];

function objectSchema(fields: readonly FieldDocument[], open: boolean, making: Making): Schema {
  const isOpen = open || making.view === 'read' || making.view === 'loaded';

  return {
    kind: 'object',
    properties: fields.filter((f) => travels(f, making)).map((f) => property(f, making)),
    ...(isOpen ? {} : { rest: { kind: 'none' } }),
  };
}

/** Secrets are for the process alone. */
function travels(field: FieldDocument, { view }: Making): boolean {
  return (view !== 'sent' && view !== 'read') || !isSecret(field);
}

export function isSecret(slot: SlotDocument): boolean {
  return slot.secret === true || slot.type.kind === 'secret';
}

function property(field: FieldDocument, making: Making): Property {
  const isFilled = making.view === 'taken' && defaultOf(field, making.index) !== undefined;

  return {
    name: field.name,
    schema: slotSchema(field, making),
    required: field.optional !== true && !isFilled,
  };
}

type Union = Extract<TypeNode, { readonly kind: 'union' }>;

function armSchema({ discriminator }: Union, arm: Union['arms'][number], making: Making): Schema {
  const open = meaningOf(arm.slot.type, making.index);
  const fields = (membersOf(arm.slot, making.index) ?? []).filter((f) => f.name !== discriminator);
  const schema = objectSchema(fields, open.kind === 'object' && open.open === true, making);

  if (schema.kind !== 'object') return schema;

  const is: Property = {
    name: discriminator,
    schema: { kind: 'values', values: [arm.name] },
    required: true,
  };

  return { ...schema, properties: [is, ...(schema.properties ?? [])] };
}
