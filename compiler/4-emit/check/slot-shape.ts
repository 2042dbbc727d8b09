// Small questions about slots that need no more than the slot and the named types. Decides what travels and how.

import type { NodeId } from '../../2-model/node.ts';
import type { Field, Json, Range, Slot, Type } from '../../2-model/type-model.ts';
import { invariant } from '../../base/invariant.ts';
import type { CheckedType, CheckedTypes, Position } from './check-request.ts';

/** What a value is in JSON, for telling the parts of an `either` apart. */
export type JsonKind = 'string' | 'number' | 'boolean' | 'list' | 'record' | 'any';

export function typeAt(types: CheckedTypes, target: NodeId): CheckedType {
  const found = types.get(target);

  if (found === undefined) invariant(false, `no type for checks: ${target}`);

  return found;
}

/** The id that CheckedTypes knows a named type or an entity by. */
export function targetOf(type: Type): NodeId | undefined {
  if (type.kind === 'named') return type.target;

  return type.kind === 'entity' ? type.component : undefined;
}

/** The slot behind names; nullable where one of them is. */
export function resolved(slot: Slot, types: CheckedTypes): Slot {
  const target = targetOf(slot.type);

  if (target === undefined) return slot;

  const inner = resolved(typeAt(types, target).slot, types);

  return { ...inner, nullable: inner.nullable || slot.nullable };
}

/** A stream's frames; anything else itself. */
export function framed(slot: Slot): Slot {
  return slot.type.kind === 'stream' ? slot.type.item : slot;
}

/** Secrets are for the process alone: in outputs and events there is no such field. */
export function travelling(fields: readonly Field[], position: Position): readonly Field[] {
  if (position !== 'out') return fields;

  for (let i = 0; i < fields.length; i++) {
    if (isSecret(fields[i] as Field)) return fields.filter((field) => !isSecret(field));
  }

  return fields;
}

const PLAIN: ReadonlySet<Type['kind']> = new Set([
  'string',
  'integer',
  'number',
  'decimal',
  'boolean',
  'date',
  'duration',
  'enum',
  'ref',
  'any',
]);

/** A single value that is the same in TypeScript and on the wire. */
export function isPlain({ type, secret }: Slot): boolean {
  return PLAIN.has(type.kind) && secret !== true;
}

export function isSecret(slot: Slot): boolean {
  return slot.secret === true || slot.type.kind === 'secret';
}

/** The default that a reader fills in: the field's own, else its named type's. */
export function defaultOf(field: Field, position: Position, types: CheckedTypes): Json | undefined {
  if (position === 'out') return undefined;
  if (field.default !== undefined || field.optional || field.type.kind !== 'named')
    return field.default;

  return namedDefault(field.type, types);
}

function namedDefault(type: Type, types: CheckedTypes): Json | undefined {
  if (type.kind !== 'named') return undefined;

  const { slot } = typeAt(types, type.target);

  return slot.default === undefined ? namedDefault(slot.type, types) : slot.default;
}

/** The fields of a union's arm, without the discriminator. */
export function armFields(arm: Slot, discriminator: string, types: CheckedTypes): readonly Field[] {
  const { type } = resolved(arm, types);

  invariant(type.kind === 'object', `an arm that is no object: ${arm.id}`);

  return type.fields.filter((field) => field.name !== discriminator);
}

export function jsonKind(type: Type, types: CheckedTypes): JsonKind {
  switch (type.kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'list':
    case 'any':
      return type.kind;
    case 'map':
    case 'object':
    case 'union':
      return 'record';
    case 'named':
    case 'entity':
      return jsonKind(typeAt(types, targetOf(type) ?? '').slot.type, types);
    case 'stream':
      return jsonKind(type.item.type, types);
    case 'either':
      return 'any';
    default:
      return 'string';
  }
}

/** Bounds of whole numbers are inclusive always. */
export function integerBounds(range: Range | undefined): {
  readonly min?: number;
  readonly max?: number;
} {
  if (range === undefined) return {};

  const { min, max, above, below } = range;
  const bounds: { min?: number; max?: number } = {};

  if (min !== undefined) bounds.min = Math.ceil(Number(min));
  if (above !== undefined)
    bounds.min = Math.max(bounds.min ?? -Infinity, Math.floor(Number(above)) + 1);
  if (max !== undefined) bounds.max = Math.floor(Number(max));
  if (below !== undefined)
    bounds.max = Math.min(bounds.max ?? Infinity, Math.ceil(Number(below)) - 1);

  return bounds;
}
