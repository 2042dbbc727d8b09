// The forms of an entity: as it is shown, stored, created and changed.

import type { Component, Entity, Operation } from '../../2-model/model.ts';
import { COMPARABLE, type Field } from '../../2-model/type-model.ts';
import { isUsed } from '../../3-check/links.ts';
import { type EntityNames, entityNames, uniqueKeyName } from '../../3-check/naming.ts';
import {
  type Code,
  code,
  doc,
  empty,
  interfaceText,
  join,
  property,
  text,
  typeAlias,
} from '../code/code.ts';
import { line } from '../code/parts.ts';
import { runtimeType } from '../code/runtime.ts';
import { innerFields } from '../types/inner-types.ts';
import { commits, handwritten, idScopes, seesEntity } from '../types/shape.ts';
import { hasDefault, properties, slotText, type TypeContext } from '../types/type-text.ts';

/** They go `into` the module's body. */
export function entityDeclarations(component: Component, context: TypeContext, into: Code[]): void {
  const { entity } = component;

  if (entity === undefined) return;

  const names = entityNames(entity.name);
  const own = context.module.own(names.entity);
  const inside: Code[] = [];

  // What is inside stands below, but the names that it takes from elsewhere come first.
  innerFields(entity.fields, context, inside);

  const alias = idAlias(component, names, context);
  const id = property(empty, 'id', false, context.module.own(names.id));
  const shown = interfaceText(own, [id, ...properties(entity, context)]);

  into.push(alias, line(doc(component.doc), shown), ...inside);
  writtenForms(component, names, context, into);
  calledForms(component, names, context, into);
}

/** What handwritten functions get and return. */
function writtenForms(
  component: Component,
  names: EntityNames,
  context: TypeContext,
  into: Code[],
): void {
  const operations = handwritten(component);

  if (operations.length === 0) return;

  if (operations.some(seesEntity)) into.push(storedForm(names, context));
  if (operations.some(({ scope }) => scope === 'new')) into.push(subjectForm(names, context));
  if (operations.some(creates)) into.push(createdForm(component, names, context));
  if (operations.some(returnsChanges)) into.push(changedForm(names, context));
}

function creates({ type, scope }: Operation): boolean {
  return type === 'transition' && scope === 'new';
}

function returnsChanges(operation: Operation): boolean {
  return commits(operation) && operation.scope !== 'new' && operation.deletes === undefined;
}

/** What others ask with. */
function calledForms(
  component: Component,
  names: EntityNames,
  context: TypeContext,
  into: Code[],
): void {
  const { entity, operations } = component;
  const called = operations.filter((o) => isUsed(o, context.program));

  if (entity === undefined || called.length === 0) return;

  if (called.some(({ scope }) => scope === 'object' || scope === 'changeset'))
    into.push(...keyForms(entity, names, context));
  if (called.some(({ scope }) => scope === 'objects' || scope === 'stream'))
    into.push(filterForm(entity, names, context));
}

function idAlias(component: Component, names: EntityNames, context: TypeContext): Code {
  const id = runtimeType(context.module, 'v1', 'Id');
  const scopes = join(idScopes(component, context.program).map(text), code` | `);

  return code`export type ${context.module.own(names.id)} = ${id}<${scopes}>;`;
}

/** As handlers get it: with what the system adds. */
function storedForm(names: EntityNames, { module }: TypeContext): Code {
  const system = runtimeType(module, 'v1', 'System');

  return code`export interface ${module.own(names.stored)} extends ${module.own(names.entity)}, ${system} {}`;
}

/** What every creation is given: the entity is not there yet. */
function subjectForm(names: EntityNames, { module }: TypeContext): Code {
  const own = module.own(names.subject);

  return interfaceText(own, [property(empty, 'id', false, module.own(names.id))]);
}

/** What a creation returns: fields with a default may be left out. */
function createdForm({ entity }: Component, names: EntityNames, context: TypeContext): Code {
  const { module, program } = context;
  const defaulted = (entity?.fields ?? []).filter(
    (field) => !field.optional && hasDefault(field, program),
  );
  const of = runtimeType(module, 'v1', 'NewOf');
  const head = code`export interface ${module.own(names.created)} extends ${of}<${module.own(names.entity)}`;

  return code`${head}${openFields(defaulted, head)}> {}`;
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
function changedForm(names: EntityNames, { module }: TypeContext): Code {
  const changes = runtimeType(module, 'v1', 'ChangesOf');

  return code`export interface ${module.own(names.changes)} extends ${changes}<${module.own(names.entity)}> {}`;
}

/** Exactly one key finds an entity. */
function keyForms(entity: Entity, names: EntityNames, context: TypeContext): readonly Code[] {
  const { module } = context;
  const unique = entity.unique.map((u) => ({
    name: uniqueKeyName(entity.name, u),
    fields: u.fields.flatMap((f) => entity.fields.filter((field) => field.name === f.name)),
  }));
  const keys = [{ name: names.byId, fields: [] }, ...unique];
  const all = [...new Set(unique.flatMap((u) => u.fields))];
  const arms = keys.map(({ name, fields }) => {
    const given = fields.map((f) => property(empty, f.name, false, slotText(f, context)));
    const never = all
      .filter((f) => !(fields as readonly Field[]).includes(f))
      .map((f) => property(empty, f.name, true, NEVER));
    const id =
      fields.length === 0
        ? property(empty, 'id', false, module.own(names.id))
        : property(empty, 'id', true, NEVER);

    return interfaceText(module.own(name), [id, ...given, ...never]);
  });

  return [
    typeAlias(
      module.own(names.key),
      keys.map((k) => module.own(k.name)),
    ),
    ...arms,
  ];
}

const NEVER = code`never`;

/** What a call over many entities may ask for. */
function filterForm(entity: Entity, names: EntityNames, context: TypeContext): Code {
  const { module } = context;
  const criterion = runtimeType(module, 'v1', 'Criterion');
  const given = (name: string, type: Code): Code =>
    property(empty, name, true, code`${criterion}<${type}> | undefined`);
  const members = entity.fields
    .filter((f) => COMPARABLE.has(f.type.kind) && f.type.kind !== 'any' && f.secret !== true)
    .map((f) => given(f.name, slotText(f, context)));
  const own = module.own(names.filter);

  return interfaceText(own, [given('id', module.own(names.id)), ...members]);
}
