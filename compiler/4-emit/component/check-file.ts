// check.ts of a component and of the shared types: which values get functions.
import type { Component } from '../../2-model/model.ts';
import type { Field, Slot } from '../../2-model/type-model.ts';
import type { Program } from '../../3-check/program.ts';
import { oncePer } from '../../base/once-per.ts';
import type { CheckedType, CheckedTypes, CheckNeed, CheckRoot } from '../check/check-request.ts';
import { printChecks, printPlan } from '../check/emit-checks.ts';
import { analyse } from '../check/features.ts';
import { directNeeds, needsOf } from '../check/needs.ts';
import { type Plan, planChecks } from '../check/plan.ts';
import { componentFolder, specifier } from '../paths.ts';
import { needsRequestForm } from '../types/request-form.ts';
import { type CheckedValue, directTarget, valuesOf } from './checked-values.ts';

const plans = new WeakMap<Component, Plan>();

/** What check.ts of a component declares; component.ts asks it for names. */
export function componentPlan(component: Component, program: Program): Plan {
  return remembered(plans, component, () =>
    planChecks({ types: checkedTypes(program, component), ...checkedValues(component, program) }),
  );
}

export function checkFile(component: Component, program: Program): string {
  return printPlan(componentPlan(component, program));
}

/** The functions of shared types that components call; empty text where nothing is checked. */
export function sharedCheckFile(program: Program): string {
  const needs = new Set<CheckNeed>();

  for (const component of program.components) {
    for (const need of sharedNeeds(component, program)) needs.add(need);
  }

  return printChecks({ roots: [], needs: [...needs], types: checkedTypes(program, undefined) });
}

/** The functions of shared types that a component's own call. */
export function sharedNeeds(component: Component, program: Program): readonly CheckNeed[] {
  const { roots, needs } = checkedValues(component, program);

  return needsOf({ roots, needs, types: checkedTypes(program, component) }).elsewhere;
}

/** Of one component always the same map: what is found out about its types is remembered by it. */
export function checkedTypes(program: Program, component: Component | undefined): CheckedTypes {
  return remembered(types, component ?? program, () => typesOf(program, component));
}

const types = new WeakMap<object, CheckedTypes>();

function remembered<K extends object, T>(memory: WeakMap<K, T>, key: K, make: () => T): T {
  const known = memory.get(key);

  if (known !== undefined) return known;

  const made = make();

  memory.set(key, made);

  return made;
}

function typesOf(program: Program, component: Component | undefined): CheckedTypes {
  if (component === undefined) return new Map(sharedTypes(program, 'check.ts'));

  const own = `${componentFolder(component.id)}/check.ts`;
  const from = specifier(own, 'check.ts');
  const elsewhere = typesElsewhere(program);
  const shared = elsewhere.get(from) ?? sharedTypes(program, own, from);
  const types = new Map<string, CheckedType>(shared);

  elsewhere.set(from, shared);

  if (component.entity !== undefined) types.set(component.id, entityType(component));

  for (const { id, name, slot } of component.types)
    types.set(id, { name, slot, typesFrom: './types.ts', ...requestName(name, slot, program) });

  return types;
}

type Named = readonly (readonly [id: string, type: CheckedType])[];

/** Shared types, by where their checks are from a component: the same objects for most of them. */
const typesElsewhere = oncePer((_program: Program) => new Map<string, Named>());

function sharedTypes(program: Program, own: string, checksFrom?: string): Named {
  return program.types.map(({ id, name, slot }) => [
    id,
    {
      name,
      slot,
      typesFrom: specifier(own, 'types.ts'),
      ...requestName(name, slot, program),
      ...(checksFrom === undefined ? {} : { checksFrom }),
    },
  ]);
}

function requestName(
  name: string,
  { type }: Slot,
  program: Program,
): { readonly request?: string } {
  return needsRequestForm(type, program) ? { request: `${name}Request` } : {};
}

/** A named entity holds its fields and `id`. */
function entityType(component: Component): CheckedType {
  const { entity, id } = component;
  const at = entity?.at ?? component.at;
  const key: Field = {
    id: `${id}/entity/fields/id`,
    at,
    name: 'id',
    optional: false,
    nullable: false,
    type: { kind: 'ref', of: id },
  };

  return {
    name: entity?.name ?? '',
    typesFrom: './types.ts',
    slot: {
      id: `${id}/entity`,
      at,
      nullable: false,
      type: { kind: 'object', fields: [key, ...(entity?.fields ?? [])] },
    },
  };
}

export interface Checked {
  readonly roots: readonly CheckRoot[];
  /** Functions of named types that values have directly, with no root between. */
  readonly needs: readonly CheckNeed[];
}

/** What of a component is checked, and by which functions: only those that something calls. */
export function checkedValues(component: Component, program: Program): Checked {
  return remembered(checked, component, () => makeChecked(component, program));
}

const checked = new WeakMap<Component, Checked>();

function makeChecked(component: Component, program: Program): Checked {
  const values = valuesOf(component, program);
  const types = checkedTypes(program, component);
  const analysis = analyse(types);
  const roots: CheckRoot[] = [];
  const needs: CheckNeed[] = [];

  for (const value of values) {
    const { slot, position, functions } = value;
    const target = directTarget(slot);

    if (target === undefined) roots.push(rootOf(value, component, program));
    else needs.push(...directNeeds({ target, position }, functions, { types, analysis }));
  }

  return { roots, needs };
}

function rootOf(value: CheckedValue, component: Component, program: Program): CheckRoot {
  const { name, slot, position, functions: wanted, request } = value;
  const type = typeReference(value, component);
  const root = { name, slot, position, wanted, ...(type === undefined ? {} : { type }) };
  const differs =
    request !== undefined && slot.type.kind === 'object' && needsRequestForm(slot.type, program);

  return differs && wanted.includes('write')
    ? { ...root, request: { name: request, from: './types.ts' } }
    : root;
}

/** Named types and entities keep their TypeScript name; everything else has one of its own in types.ts. */
function typeReference({ slot }: CheckedValue, component: Component): CheckRoot['type'] {
  const { type } = slot;

  if (type.kind === 'entity') return { name: type.name, from: './types.ts' };
  if (type.kind !== 'named') return undefined;

  const from = type.target.startsWith('types/')
    ? specifier(`${componentFolder(component.id)}/check.ts`, 'types.ts')
    : './types.ts';

  return { name: type.name, from };
}
