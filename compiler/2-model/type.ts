// Type syntax → Slot: names and `.` resolved, annotations applied. What does not fit is left for 3-check in `misplaced`.

import type {
  Annotations,
  FieldSyntax,
  ObjectTypeSyntax,
  ScalarTypeSyntax,
  TypeDeclarationSyntax,
  TypeSyntax,
  UnionTypeSyntax,
} from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { readAtoms } from './atom.ts';
import { deprecationOf } from './declaration.ts';
import { jsonOf, literalJson } from './json.ts';
import type { NodeId } from './node.ts';
import { child, declared } from './node-id.ts';
import { withBounds } from './range.ts';
import { schemaSlot } from './schema-type.ts';
import type { Draft, Scope } from './scope.ts';
import type { Field, ObjectType, Slot, Type } from './type-model.ts';
import { below, misplace, type Self, type SlotDraft, type TypePlace } from './type-place.ts';

const UNRESOLVED: Type = { kind: 'any', unresolved: true };

/** Where the type of a whole stands: of an input, a payload, a declaration. */
export function rootPlace(
  scope: Scope,
  component: string | undefined,
  self: Self | undefined,
): TypePlace {
  return { scope, component, self, level: 0, slotOf };
}

export function slotOf(syntax: TypeSyntax, id: NodeId, place: TypePlace): Slot {
  const slot: SlotDraft = { id, at: syntax.at, type: UNRESOLVED, nullable: false };

  readType(slot, syntax, place);

  return slot;
}

/** Into the slot as it is: what is made anew for each step would be made for every field of every contract. */
function readType(slot: SlotDraft, syntax: TypeSyntax, place: TypePlace): void {
  switch (syntax.kind) {
    case 'broken':
      return;
    case 'scalar':
      return readScalar(slot, syntax, place);
    case 'schema':
      readSchema(slot, schemaSlot(syntax.schema, slot.id));
      break;
    case 'list': {
      // Items of the root are written as the root is.
      const inner = place.level === 0 ? place : below(place, 1);

      slot.type = { kind: 'list', item: slotOf(syntax.item, `${slot.id}/[]`, inner) };
      break;
    }
    case 'map':
      slot.type = { kind: 'map', value: slotOf(syntax.value, `${slot.id}/{}`, below(place, 2)) };
      break;
    case 'object':
      slot.type = objectOf(syntax, slot.id, place);
      break;
    case 'union':
      slot.type = unionOf(syntax, slot.id, place);
  }

  annotate(slot, syntax.annotations);
}

export function objectOf(syntax: ObjectTypeSyntax, id: NodeId, place: TypePlace): ObjectType {
  const inner = below(place, 1);
  const fields: Field[] = [];

  for (let i = 0; i < syntax.fields.length; i++)
    fields.push(fieldOf(syntax.fields[i] as FieldSyntax, id, inner));

  return { kind: 'object', fields };
}

function fieldOf({ name, optional, type }: FieldSyntax, parent: NodeId, place: TypePlace): Field {
  const field: Draft<Field> = {
    id: child(parent, name.value),
    at: name.at,
    type: UNRESOLVED,
    nullable: false,
    name: name.value,
    optional,
  };

  readType(field, type, place);

  const was = type.kind === 'broken' ? undefined : type.annotations.was;

  if (was !== undefined && 'value' in was) field.was = was.value;
  if (optional && field.default !== undefined) misplace(field, 'default-of-optional', type.at);

  return field;
}

/** A field stands where its name does. */
function readSchema(slot: SlotDraft, { at, ...read }: Slot): void {
  if (slot.name === undefined) slot.at = at;

  Object.assign(slot, read);
}

function unionOf(syntax: UnionTypeSyntax, id: NodeId, place: TypePlace): Type {
  const inner = below(place, 2);

  return {
    kind: 'union',
    discriminator: syntax.discriminator.value,
    arms: syntax.arms.map((arm) => ({
      name: arm.name.value,
      at: arm.name.at,
      slot: slotOf(arm.type, child(id, `|${arm.name.value}`), inner),
    })),
  };
}

function readScalar(slot: SlotDraft, syntax: ScalarTypeSyntax, place: TypePlace): void {
  readAtoms(slot, syntax, place);

  if (syntax.default !== undefined) {
    slot.default = literalJson(syntax.default, resolve(slot.type, place.scope));
    slot.defaultAt = syntax.default.at;
  }

  annotate(slot, syntax.annotations, place.scope);
}

/** Through names, to what the literal is read by. */
function resolve(type: Type, scope: Scope): Type {
  let current = type;

  for (let i = 0; i < 32 && current.kind === 'named'; i++) {
    const target = scope.named(current.target);

    if (target === undefined) break;

    current = target.type;
  }

  return current;
}

function annotate(slot: SlotDraft, annotations: Annotations, scope?: Scope): void {
  for (const _ in annotations) return readAnnotations(slot, annotations, scope);
}

function readAnnotations(slot: SlotDraft, annotations: Annotations, scope?: Scope): void {
  const { description, secret } = annotations;
  const deprecated = deprecationOf(annotations.deprecated);

  readBounds(slot, annotations);

  if (annotations.null?.value === true) slot.nullable = true;
  if (annotations.default !== undefined) {
    const meant = scope === undefined ? slot.type : resolve(slot.type, scope);

    slot.default = jsonOf(annotations.default, meant);
    slot.defaultAt = annotations.default.at;
  }
  if (description !== undefined) slot.doc = description.value;
  if (secret?.value === true) slot.secret = true;
  if (deprecated !== undefined) slot.deprecated = deprecated;
}

function readBounds(slot: SlotDraft, { size, range, was }: Annotations): void {
  const misplaced: { readonly what: string; readonly at: Span }[] = [];
  const type = withBounds(slot.type, { size, range }, misplaced);

  for (const { what, at } of misplaced) misplace(slot, what, at);

  slot.type =
    type.kind === 'enum' && was !== undefined && Array.isArray(was)
      ? { ...type, was: Object.fromEntries(was.map((w) => [w.now.value, w.old.value])) }
      : type;
}

export function typeDeclaration(
  syntax: TypeDeclarationSyntax,
  scope: Scope,
  component: string | undefined,
): Slot {
  const name = syntax.name.value;
  const id = component === undefined ? child('types', name) : declared(component, 'types', name);

  return slotOf(syntax.type, id, rootPlace(scope, component, undefined));
}
