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
import { atomsOf } from './atom.ts';
import { deprecationOf } from './declaration.ts';
import { jsonOf, literalJson } from './json.ts';
import { child } from './node-id.ts';
import { withBounds } from './range.ts';
import { schemaSlot } from './schema-type.ts';
import { type Draft, defined, type Scope } from './scope.ts';
import type { Field, ObjectType, Slot, Type } from './type-model.ts';
import type { TypePlace } from './type-place.ts';

type Misplaced = { readonly what: string; readonly at: Span };

export function slotOf(syntax: TypeSyntax, place: TypePlace): Slot {
  switch (syntax.kind) {
    case 'scalar':
      return scalarSlot(syntax, place);
    case 'broken':
      return {
        id: place.id,
        at: syntax.at,
        type: { kind: 'any', unresolved: true },
        nullable: false,
      };
    case 'schema':
      return annotated(schemaSlot(syntax.schema, place.id), syntax.annotations);
    case 'list': {
      const level = place.level === 0 ? 0 : place.level + 1;
      const item = slotOf(syntax.item, inside(place, '[]', { field: undefined, level }));

      return annotated(plain(place, syntax.at, { kind: 'list', item }), syntax.annotations);
    }
    case 'map': {
      const value = slotOf(syntax.value, below(place, '{}'));

      return annotated(plain(place, syntax.at, { kind: 'map', value }), syntax.annotations);
    }
    case 'object':
      return annotated(plain(place, syntax.at, objectOf(syntax, place)), syntax.annotations);
    case 'union':
      return annotated(plain(place, syntax.at, unionOf(syntax, place)), syntax.annotations);
  }
}

export function objectOf(syntax: ObjectTypeSyntax, place: TypePlace): ObjectType {
  return { kind: 'object', fields: syntax.fields.map((field) => fieldOf(field, place)) };
}

function fieldOf(syntax: FieldSyntax, place: TypePlace): Field {
  const name = syntax.name.value;
  const slot = slotOf(
    syntax.type,
    inside(place, name, { field: syntax.name, level: place.level + 1 }),
  );
  const contradicts = syntax.optional && slot.default !== undefined;
  const was = 'annotations' in syntax.type ? syntax.type.annotations.was : undefined;
  const field = fieldFrom(slot, syntax);

  if (was !== undefined && 'value' in was) field.was = was.value;
  if (contradicts)
    field.misplaced = [
      ...(slot.misplaced ?? []),
      { what: 'default-of-optional', at: syntax.type.at },
    ];

  return field;
}

/** Member by member: of `{ ...slot, name }` V8 gives every object a shape of its own, and fields are read everywhere. */
function fieldFrom(slot: Slot, { name, optional }: FieldSyntax): Draft<Field> {
  const field: Draft<Field> = {
    id: slot.id,
    at: name.at,
    type: slot.type,
    nullable: slot.nullable,
    name: name.value,
    optional,
  };

  if (slot.from !== undefined) field.from = slot.from;
  if (slot.doc !== undefined) field.doc = slot.doc;
  if (slot.secret !== undefined) field.secret = slot.secret;
  if (slot.deprecated !== undefined) field.deprecated = slot.deprecated;
  if (slot.misplaced !== undefined) field.misplaced = slot.misplaced;
  if (slot.default !== undefined) field.default = slot.default;
  if (slot.defaultAt !== undefined) field.defaultAt = slot.defaultAt;

  return field;
}

function unionOf(syntax: UnionTypeSyntax, place: TypePlace): Type {
  return {
    kind: 'union',
    discriminator: syntax.discriminator.value,
    arms: syntax.arms.map((arm) => ({
      name: arm.name.value,
      at: arm.name.at,
      slot: slotOf(arm.type, below(place, `|${arm.name.value}`)),
    })),
  };
}

function below(place: TypePlace, segment: string): TypePlace {
  return inside(place, segment, { field: undefined, level: place.level + 2 });
}

/** Member by member, for the reason in fieldFrom(). */
function inside(
  { scope, component, id, self, slotOf: build }: TypePlace,
  segment: string,
  { field, level }: Pick<TypePlace, 'field' | 'level'>,
): TypePlace {
  return { scope, component, id: child(id, segment), self, field, level, slotOf: build };
}

function plain(place: TypePlace, at: Span, type: Type): Slot {
  return { id: place.id, at, type, nullable: false };
}

function scalarSlot(syntax: ScalarTypeSyntax, place: TypePlace): Slot {
  const { types, nullable, from, misplaced, doc, secret } = atomsOf(syntax, place);
  const type: Type =
    types.length > 1
      ? { kind: 'either', of: types }
      : (types[0] ?? { kind: 'any', unresolved: true });
  const slot: Draft<Slot> = { id: place.id, at: syntax.at, type, nullable };

  // Member by member: most slots have none of these.
  if (from !== undefined) slot.from = from;
  if (doc !== undefined) slot.doc = doc;
  if (secret !== undefined) slot.secret = secret;
  if (misplaced.length > 0) slot.misplaced = misplaced;

  if (syntax.default !== undefined) {
    const value = literalJson(syntax.default, resolve(type, place.scope));

    if (value !== undefined) slot.default = value;

    slot.defaultAt = syntax.default.at;
  }

  return annotated(slot, syntax.annotations, place.scope);
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

function annotated(slot: Slot, annotations: Annotations, scope?: Scope): Slot {
  for (const _ in annotations) return withAnnotations(slot, annotations, scope);

  return slot;
}

function withAnnotations(slot: Slot, annotations: Annotations, scope?: Scope): Slot {
  const misplaced: Misplaced[] = [...(slot.misplaced ?? [])];
  const { size, range, was } = annotations;
  let type = withBounds(slot.type, { size, range }, misplaced);

  if (type.kind === 'enum' && was !== undefined && Array.isArray(was)) {
    type = { ...type, was: Object.fromEntries(was.map((w) => [w.now.value, w.old.value])) };
  }

  const meant = scope === undefined ? type : resolve(type, scope);

  const { id, ...others } = slot;

  // The id first, for the reason in fieldFrom(): a literal that begins with a spread has a shape of its own.
  return defined({
    id,
    ...others,
    type,
    nullable: slot.nullable || annotations.null?.value === true,
    default: annotations.default === undefined ? slot.default : jsonOf(annotations.default, meant),
    defaultAt: annotations.default?.at ?? slot.defaultAt,
    doc: annotations.description?.value ?? slot.doc,
    secret: annotations.secret?.value === true ? (true as const) : slot.secret,
    deprecated: deprecationOf(annotations.deprecated) ?? slot.deprecated,
    misplaced: misplaced.length > 0 ? misplaced : undefined,
  }) as Slot;
}

export function typeDeclaration(
  syntax: TypeDeclarationSyntax,
  scope: Scope,
  component: string | undefined,
): Slot {
  const parent = component === undefined ? 'types' : `${component}/types`;

  return slotOf(syntax.type, {
    scope,
    component,
    id: child(parent, syntax.name.value),
    self: undefined,
    field: undefined,
    level: 0,
    slotOf,
  });
}
