// Entity syntax → Entity, and the fields that the system adds.

import type { ComponentSyntax, EntitySyntax, Name } from '../1-syntax/syntax.ts';
import { byName } from '../base/by-name.ts';
import { pascalCase } from '../base/names.ts';
import type { Span } from '../base/source.ts';
import type { Entity, Index, Unique } from './model.ts';
import type { Reference } from './node.ts';
import { declared } from './node-id.ts';
import { candidatesFrom, miss, type Scope } from './scope.ts';
import { objectOf, rootPlace } from './type.ts';
import type { Field, Type } from './type-model.ts';
import type { TypePlace } from './type-place.ts';

export function entityName(component: ComponentSyntax): string {
  return (
    component.entity?.name?.value ??
    pascalCase(component.id.slice(component.id.lastIndexOf('.') + 1))
  );
}

/** Of what stands over the entity: inputs, outputs, payloads. */
export function entityPlace(component: ComponentSyntax, scope: Scope): TypePlace {
  const self =
    component.entity === undefined
      ? undefined
      : { name: entityName(component), fields: scope.entity(component.id) ?? [] };

  return rootPlace(scope, component.id, self);
}

/** The user's fields, resolved; `.` means nothing in them. */
export function entityFields(component: ComponentSyntax, scope: Scope): readonly Field[] {
  const { entity } = component;

  if (entity?.fields === undefined) return [];

  return objectOf(
    entity.fields,
    `${component.id}/entity/fields`,
    rootPlace(scope, component.id, undefined),
  ).fields;
}

/** The fields with those of the system, as handlers, queries and `.` see them. */
export function storedFields(
  component: ComponentSyntax,
  fields: readonly Field[],
): readonly Field[] {
  const at = component.entity?.at ?? component.at;
  const system = (name: string, type: Type, optional = false): Field => ({
    id: `${component.id}/entity/fields/${name}`,
    at,
    name,
    type,
    nullable: false,
    optional,
  });

  return [
    system('id', { kind: 'ref', of: component.id }),
    ...fields,
    system('_version', { kind: 'integer' }),
    system('_created', { kind: 'timestamp' }),
    system('_updated', { kind: 'timestamp' }),
    system('_deleted', { kind: 'timestamp' }, true),
  ];
}

export const SYSTEM_FIELDS: readonly string[] = [
  'id',
  '_version',
  '_created',
  '_updated',
  '_deleted',
];

export function buildEntity(
  component: ComponentSyntax,
  syntax: EntitySyntax,
  scope: Scope,
): Entity {
  const stored = scope.entity(component.id) ?? [];
  const fields = stored.filter((f) => !SYSTEM_FIELDS.includes(f.name));
  const name = entityName(component);
  const find = (of: Name): Reference => fieldReference(of, { scope, fields: stored, owner: name });

  return {
    id: `${component.id}/entity`,
    at: syntax.name?.at ?? syntax.at,
    name,
    key: syntax.id?.value === 'given' ? ('given' as const) : ('uuid' as const),
    storage: syntax.storage?.value ?? 'default',
    fields,
    unique: syntax.unique.map(
      (unique): Unique => ({
        id: declared(component.id, 'entity/unique', unique.name.value),
        at: unique.name.at,
        name: unique.name.value,
        fields: unique.fields.map(find),
      }),
    ),
    index: syntax.index.map(
      (index): Index => ({
        id: declared(component.id, 'entity/index', index.name.value),
        at: index.name.at,
        name: index.name.value,
        keys: index.keys.map(({ field, order }) => ({
          field: find(field),
          order: order.value === 'desc' ? 'desc' : 'asc',
        })),
      }),
    ),
  };
}

interface FieldsInScope {
  readonly scope: Scope;
  readonly fields: readonly { readonly name: string; readonly id: string; readonly at: Span }[];
  readonly owner: string;
}

export function fieldReference(name: Name, { scope, fields, owner }: FieldsInScope): Reference {
  const found = byName(fields, name.value);

  if (found === undefined) {
    miss(scope, {
      what: 'field',
      name: name.value,
      at: name.at,
      scope: owner,
      candidates: candidatesFrom(fields),
    });
  }

  return { name: name.value, at: name.at, id: found?.id ?? '' };
}
