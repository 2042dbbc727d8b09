// Ways through a model, so that no rule forgets a place.

import type { Expression } from '../2-model/expression-model.ts';
import type { Component, Model, Operation, Route } from '../2-model/model.ts';
import type { Slot, Type } from '../2-model/type-model.ts';
import { oncePer } from '../base/once-per.ts';
import type { Span } from '../base/source.ts';

export type Position =
  | 'type'
  | 'field'
  | 'configuration'
  | 'input'
  | 'output'
  | 'error'
  | 'payload';

export interface PlacedSlot {
  readonly slot: Slot;
  readonly position: Position;
  readonly depth: number;
}

/** Every slot of the model, roots and what is inside them; and the same by the kind of their type. */
const allSlots: (model: Model) => {
  readonly all: readonly PlacedSlot[];
  readonly byKind: ReadonlyMap<Type['kind'], readonly PlacedSlot[]>;
} = oncePer((model) => {
  const all: PlacedSlot[] = [];
  const byKind = new Map<Type['kind'], PlacedSlot[]>();

  visitRoots(model, (root, position) =>
    eachSlot(root, (slot, depth) => {
      const placed = { slot, position, depth };
      const alike = byKind.get(slot.type.kind);

      all.push(placed);

      if (alike === undefined) byKind.set(slot.type.kind, [placed]);
      else alike.push(placed);
    }),
  );

  return { all, byKind };
});

export function visitSlots(model: Model, visit: (placed: PlacedSlot) => void): void {
  const { all } = allSlots(model);

  for (let i = 0; i < all.length; i++) visit(all[i] as PlacedSlot);
}

/** Those whose type is of this kind. */
export function slotsOf(model: Model, kind: Type['kind']): readonly PlacedSlot[] {
  return allSlots(model).byKind.get(kind) ?? [];
}

type VisitRoot = (slot: Slot, position: Position) => void;

/** Every type that stands in the model, at its root. */
function visitRoots({ types, components }: Model, visit: VisitRoot): void {
  for (const { slot } of types) visit(slot, 'type');
  for (const component of components) visitRootsOf(component, visit);
}

function visitRootsOf(component: Component, visit: VisitRoot): void {
  const { types, configuration, entity, operations: own, events, receivers } = component;
  const optional = (slot: Slot | undefined, position: Position): void => {
    if (slot !== undefined) visit(slot, position);
  };

  for (const { slot } of types) visit(slot, 'type');
  for (const field of configuration?.fields ?? []) visit(field, 'configuration');
  for (const field of entity?.fields ?? []) visit(field, 'field');

  for (const { input, output, errors } of own) {
    optional(input, 'input');
    optional(output, 'output');

    for (const { data } of errors) optional(data, 'error');
  }

  for (const { payload } of events) optional(payload, 'payload');
  for (const { payload } of receivers) optional(payload, 'payload');
}

/** A slot and every slot inside it. Named types are not entered: they have roots of their own. */
export function eachSlot(slot: Slot, visit: (slot: Slot, depth: number) => void, depth = 0): void {
  visit(slot, depth);

  const inner = innerSlots(slot.type);

  for (let i = 0; i < inner.length; i++) eachSlot(inner[i] as Slot, visit, depth + 1);
}

function innerSlots(type: Type): readonly Slot[] {
  switch (type.kind) {
    case 'list':
    case 'stream':
      return [type.item];
    case 'map':
      return [type.value];
    case 'object':
      return type.fields;
    case 'union':
      return type.arms.map((arm) => arm.slot);
    case 'either':
      return type.of.flatMap(innerSlots);
    default:
      return NONE;
  }
}

const NONE: readonly Slot[] = [];

export interface PlacedExpression {
  readonly expression: Expression;
  readonly at: Span;
}

/** Every expression that stands in the model, once where it is written. */
export const expressions: (model: Model) => readonly PlacedExpression[] = oncePer(makeExpressions);

function makeExpressions(model: Model): readonly PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const add = (expression: Expression | undefined): void => {
    if (expression !== undefined) found.push({ expression, at: expression.at });
  };

  for (const { operations: own, policies, receivers } of model.components) {
    for (const { where } of own) add(where);
    for (const { expression } of policies) add(expression);
    for (const receiver of receivers) add(receiver.if);
  }

  for (const { access, guards } of model.routes) {
    add(access?.allow);

    for (const guard of guards) add(guard.access.allow);
  }

  for (const deployment of model.deployments) {
    for (const { policies } of deployment.policies)
      for (const { expression } of policies) add(expression);
  }

  return found;
}

/** An expression and every expression inside it; through policies unless told otherwise. */
export function eachExpression(
  expression: Expression,
  visit: (expression: Expression) => void,
  through = true,
): void {
  visit(expression);

  if (expression.kind === 'and' || expression.kind === 'or') {
    for (let i = 0; i < expression.of.length; i++)
      eachExpression(expression.of[i] as Expression, visit, through);
  } else if (expression.kind === 'not') eachExpression(expression.of, visit, through);
  else if (expression.kind === 'policy' && through) eachExpression(expression.of, visit, through);
}

export interface PlacedOperation {
  readonly component: Component;
  readonly operation: Operation;
}

export const operations: (model: Model) => readonly PlacedOperation[] = oncePer(
  ({ components }) => {
    const found: PlacedOperation[] = [];

    for (const component of components)
      for (const operation of component.operations) found.push({ component, operation });

    return found;
  },
);

export interface PlacedRoute {
  readonly route: Route;
  readonly component: Component;
  readonly operation: Operation;
}

/** Routes whose operation is known and soundly declared. */
export const routes: (model: Model) => readonly PlacedRoute[] = oncePer((model) => {
  const known = new Map<string, PlacedOperation>();
  const found: PlacedRoute[] = [];

  for (const placed of operations(model)) {
    const { id } = placed.operation;

    if (!known.has(id)) known.set(id, placed);
  }

  for (const route of model.routes) {
    const placed = known.get(route.operation.id);

    if (placed?.operation.sound === true && placed.component.id === route.component)
      found.push({ route, component: placed.component, operation: placed.operation });
  }

  return found;
});
