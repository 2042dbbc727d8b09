// check.ts of a component and of the shared types: which values get functions.
import type { Component, Operation } from '../../2-model/model.ts';
import type { Field, Slot } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { configurationName, errorName, eventName, operationNames } from '../../3-check/naming.ts';
import type { CheckedType, CheckRoot, CheckedTypes } from '../check/check-request.ts';
import { needsOf } from '../check/needs.ts';
import { printChecks } from '../check/emit-checks.ts';
import { componentFolder, specifier } from '../paths.ts';
import { needsRequestForm } from '../types/request-form.ts';
import { calledOperations } from '../types/shape.ts';

export function checkFile(component: Component, program: Program): string {
  return printChecks({ roots: checkRoots(component, program), needs: [], types: checkedTypes(program, component) });
}

/** The functions of shared types that components call; empty text where nothing is checked. */
export function sharedCheckFile(program: Program): string {
  const needs = program.components.flatMap((c) =>
    needsOf(checkRoots(c, program), checkedTypes(program, c)).filter((need) => need.target.startsWith('types/')),
  );
  const distinct = [...new Map(needs.map((n) => [`${n.target} ${n.position} ${n.function}`, n])).values()];
  const order = new Map(program.types.map((t, i) => [t.id, i]));
  const sorted = distinct.toSorted((a, b) => (order.get(a.target) ?? 0) - (order.get(b.target) ?? 0) || rank(a) - rank(b));

  return printChecks({ roots: [], needs: sorted, types: checkedTypes(program, undefined) });
}

function rank({ position, function: fn }: { readonly position: string; readonly function: string }): number {
  return (position === 'out' ? 4 : 0) + ['is', 'check', 'read', 'write'].indexOf(fn);
}

export function checkedTypes(program: Program, component: Component | undefined): CheckedTypes {
  const own = component === undefined ? 'check.ts' : `${componentFolder(component.id)}/check.ts`;
  const shared = program.types.map(({ id, name, slot }): [string, CheckedType] => [
    id,
    {
      name,
      slot,
      typesFrom: specifier(own, 'types.ts'),
      ...(component === undefined ? {} : { checksFrom: specifier(own, 'check.ts') }),
    },
  ]);
  const mine = (component?.types ?? []).map(({ id, name, slot }): [string, CheckedType] => [
    id,
    { name, slot, typesFrom: './types.ts' },
  ]);
  const entity = component?.entity;

  return new Map([
    ...shared,
    ...(component !== undefined && entity !== undefined ? [[component.id, entityType(component)] as [string, CheckedType]] : []),
    ...mine,
  ]);
}

/** A named entity holds its fields and `id`. */
function entityType(component: Component): CheckedType {
  const { entity, id } = component;
  const at = entity?.at ?? component.at;
  const key: Field = { id: `${id}/entity/fields/id`, at, name: 'id', optional: false, nullable: false, type: { kind: 'ref', of: id } };

  return {
    name: entity?.name ?? '',
    typesFrom: './types.ts',
    slot: { id: `${id}/entity`, at, nullable: false, type: { kind: 'object', fields: [key, ...(entity?.fields ?? [])] } },
  };
}

export function checkRoots(component: Component, program: Program): readonly CheckRoot[] {
  const { entity, configuration, operations, events } = component;
  const roots: CheckRoot[] = [];

  if (entity !== undefined) roots.push({ name: `Stored${entity.name}`, slot: entityType(component).slot, position: 'stored', type: { name: entity.name, from: './types.ts' } });

  if (configuration !== undefined) {
    const slot = { id: `${component.id}/configuration`, at: component.at, type: configuration, nullable: false };

    roots.push({ name: configurationName(component), slot, position: 'in', functions: ['check', 'read'] });
  }

  for (const operation of operations) roots.push(...operationRoots(operation, component, program));

  for (const event of events) {
    if (event.payload !== undefined) roots.push(rootOf(eventName(event), event.payload, 'out', component));
  }

  return roots;
}

function operationRoots(operation: Operation, component: Component, program: Program): readonly CheckRoot[] {
  const { input, output, errors } = operation;
  const names = operationNames(operation);
  const roots: CheckRoot[] = [];

  if (input !== undefined) {
    const root = rootOf(names.input, input, 'in', component);
    const request = calledOperations(program).has(operation.id) && input.type.kind === 'object' && needsRequestForm(input.type, program);

    roots.push(request ? { ...root, request: { name: names.request, from: './types.ts' } } : root);
  }

  if (output !== undefined) roots.push(rootOf(names.output, output, 'out', component));

  for (const error of errors) {
    if (error.data !== undefined) roots.push(rootOf(`${errorName(operation, error)}Data`, error.data, 'out', component));
  }

  return roots;
}

/** Named types and entities keep their TypeScript name; everything else has one of its own in types.ts. */
function rootOf(name: string, slot: Slot, position: CheckRoot['position'], component: Component): CheckRoot {
  const inner = slot.type.kind === 'stream' ? slot.type.item : slot;
  const { type } = inner;

  if (type.kind === 'entity') return { name, slot, position, type: { name: type.name, from: './types.ts' } };

  if (type.kind === 'named') {
    const from = type.target.startsWith('types/') ? specifier(`${componentFolder(component.id)}/check.ts`, 'types.ts') : './types.ts';

    return { name, slot, position, type: { name: type.name, from } };
  }

  return slot.type.kind === 'stream' ? { name, slot, position, type: { name: `${name}Item`, from: './types.ts' } } : { name, slot, position };
}

