// The forms of an entity: as it is shown, stored, created and changed.

import type { Component, Operation } from '../../2-model/model.ts';
import { COMPARABLE, type Field } from '../../2-model/type-model.ts';
import { isUsed } from '../../3-check/links.ts';
import { type EntityNames, entityNames, uniqueKeyName } from '../../3-check/naming.ts';
import {
  block,
  type Code,
  code,
  commas,
  doc,
  empty,
  interfaceText,
  join,
  memberKey,
  property,
  text,
  typeAlias,
} from '../code/code.ts';
import { line } from '../code/parts.ts';
import { runtimeType } from '../code/runtime.ts';
import { inner } from '../types/inner-types.ts';
import { commits, handwritten, idScopes, seesEntity } from '../types/shape.ts';
import { hasDefault, properties, slotText, type TypeContext } from '../types/type-text.ts';

export function entityDeclarations(component: Component, context: TypeContext): readonly Code[] {
  const { entity } = component;

  if (entity === undefined) return [];

  const names = entityNames(entity.name);
  const own = context.module.own(names.entity);
  const fields = inner({ kind: 'object', fields: entity.fields }, context);
  const id = property(empty, 'id', false, context.module.own(names.id));

  return [
    idAlias(component, names, context),
    line(doc(component.doc), interfaceText(own, [id, ...properties(entity, context)])),
    ...fields,
    ...storedForm(component, names, context),
    ...subjectForm(component, names, context),
    ...createdForm(component, names, context),
    ...changedForm(component, names, context),
    ...keyForms(component, names, context),
    ...filterForm(component, names, context),
  ];
}

function idAlias(component: Component, names: EntityNames, context: TypeContext): Code {
  const id = runtimeType(context.module, 'v1', 'Id');
  const scopes = join(idScopes(component, context.program).map(text), code` | `);

  return code`export type ${context.module.own(names.id)} = ${id}<${scopes}>;`;
}

/** As handlers get it: with what the system adds. */
function storedForm(
  component: Component,
  names: EntityNames,
  context: TypeContext,
): readonly Code[] {
  if (!handwritten(component).some(seesEntity)) return [];

  const { module } = context;
  const system = runtimeType(module, 'v1', 'System');

  return [
    code`export interface ${module.own(names.stored)} extends ${module.own(names.entity)}, ${system} {}`,
  ];
}

/** What every creation is given: the entity is not there yet. */
function subjectForm(
  component: Component,
  names: EntityNames,
  { module }: TypeContext,
): readonly Code[] {
  if (!handwritten(component).some(({ scope }) => scope === 'new')) return [];

  const members = [code`readonly id: ${module.own(names.id)};`];

  return [block(code`export interface ${module.own(names.subject)}`, members)];
}

/** What a creation returns: fields with a default may be left out. */
function createdForm(
  component: Component,
  names: EntityNames,
  context: TypeContext,
): readonly Code[] {
  const creates = ({ type, scope }: Operation): boolean => type === 'transition' && scope === 'new';

  if (component.entity === undefined || !handwritten(component).some(creates)) return [];

  const { module } = context;
  const defaulted = component.entity.fields.filter(
    (field) => !field.optional && hasDefault(field, context.program),
  );
  const of = runtimeType(module, 'v1', 'NewOf');
  const head = code`export interface ${module.own(names.created)} extends ${of}<${module.own(names.entity)}`;

  return [code`${head}${openFields(defaulted, head)}> {}`];
}

/** `, 'a' | 'b'`, a name a line where one line is too long. */
function openFields(fields: readonly Field[], head: Code): Code {
  if (fields.length === 0) return empty;

  const keys = fields.map((field) => text(field.name));

  const flat = code`, ${join(keys, code` | `)}`;

  if (head.length + flat.length + '> {}'.length <= 100) return flat;

  return code`,${join(
    keys.map((key) => code`\n  | ${key}`),
    empty,
  )}\n`;
}

/** What a change returns: given fields are set, `null` removes an optional one. */
function changedForm(
  component: Component,
  names: EntityNames,
  context: TypeContext,
): readonly Code[] {
  const returnsChanges = (o: Operation): boolean =>
    commits(o) && o.scope !== 'new' && o.deletes === undefined;

  if (component.entity === undefined || !handwritten(component).some(returnsChanges)) return [];

  const { module } = context;
  const changes = runtimeType(module, 'v1', 'ChangesOf');

  return [
    code`export interface ${module.own(names.changes)} extends ${changes}<${module.own(names.entity)}> {}`,
  ];
}

function isCalled(component: Component, context: TypeContext, scopes: readonly string[]): boolean {
  return component.operations.some((o) => isUsed(o, context.program) && scopes.includes(o.scope));
}

/** Exactly one key finds an entity. */
function keyForms(component: Component, names: EntityNames, context: TypeContext): readonly Code[] {
  const { entity } = component;

  if (entity === undefined || !isCalled(component, context, ['object', 'changeset'])) return [];

  const { module } = context;
  const unique = entity.unique.map((u) => ({
    name: uniqueKeyName(entity.name, u),
    fields: u.fields.flatMap((f) => entity.fields.filter((field) => field.name === f.name)),
  }));
  const keys = [{ name: names.byId, fields: [] }, ...unique];
  const all = [...new Set(unique.flatMap((u) => u.fields))];
  const arms = keys.map(({ name, fields }) => {
    const given = fields.map((f) => code`readonly ${memberKey(f.name)}: ${slotText(f, context)};`);
    const never = all
      .filter((f) => !(fields as readonly Field[]).includes(f))
      .map((f) => code`readonly ${memberKey(f.name)}?: never;`);
    const id =
      fields.length === 0
        ? code`readonly id: ${module.own(names.id)};`
        : code`readonly id?: never;`;

    return block(code`export interface ${module.own(name)}`, [id, ...given, ...never]);
  });

  return [
    typeAlias(
      module.own(names.key),
      keys.map((k) => module.own(k.name)),
    ),
    ...arms,
  ];
}

/** What a call over many entities may ask for. */
function filterForm(
  component: Component,
  names: EntityNames,
  context: TypeContext,
): readonly Code[] {
  const { entity } = component;

  if (entity === undefined || !isCalled(component, context, ['objects', 'stream'])) return [];

  const { module } = context;
  const criterion = runtimeType(module, 'v1', 'Criterion');
  const members = entity.fields
    .filter((f) => COMPARABLE.has(f.type.kind) && f.type.kind !== 'any' && f.secret !== true)
    .map(
      (f) =>
        code`readonly ${memberKey(f.name)}?: ${criterion}<${commas([slotText(f, context)])}> | undefined;`,
    );

  return [
    block(code`export interface ${module.own(names.filter)}`, [
      code`readonly id?: ${criterion}<${module.own(names.id)}> | undefined;`,
      ...members,
    ]),
  ];
}
