// Ways through a model, so that no rule forgets a place.

import type { Expression } from '../2-model/expression-model.ts';
import type { Component, Model, Operation, Route } from '../2-model/model.ts';
import type { Slot, Type } from '../2-model/type-model.ts';
import { NONE } from '../base/lists.ts';
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

/** Kinds of types that rules look at by themselves. */
const WATCHED = ['decimal', 'either', 'enum', 'named', 'secret', 'stream', 'union'] as const;

type Watched = (typeof WATCHED)[number];

interface Slots {
  readonly marked: PlacedSlot[];
  readonly byKind: ReadonlyMap<Type['kind'], PlacedSlot[]>;
}

const slots: (model: Model) => Slots = oncePer((model) => {
  const found: Slots = { marked: [], byKind: new Map(WATCHED.map((kind) => [kind, []])) };

  collectRoots(model, found);

  return found;
});

/** Those that say more than a type: a default, a secret, bounds of their own, something misplaced. Most do not. */
export function markedSlots(model: Model): readonly PlacedSlot[] {
  return slots(model).marked;
}

/** Those whose type is of this kind. */
export function slotsOf(model: Model, kind: Watched): readonly PlacedSlot[] {
  return slots(model).byKind.get(kind) ?? [];
}

/** Every type that stands in the model, at its root. */
function collectRoots({ types, components }: Model, into: Slots): void {
  for (const { slot } of types) collect(slot, 'type', 0, into);
  for (const component of components) collectRootsOf(component, into);
}

function collectRootsOf(component: Component, into: Slots): void {
  const { types, configuration, entity, operations: own, events, receivers } = component;
  const add = (slot: Slot | undefined, position: Position): void => {
    if (slot !== undefined) collect(slot, position, 0, into);
  };

  for (const { slot } of types) add(slot, 'type');
  for (const field of configuration?.fields ?? []) add(field, 'configuration');
  for (const field of entity?.fields ?? []) add(field, 'field');

  for (const { input, output, errors } of own) {
    add(input, 'input');
    add(output, 'output');

    for (const { data } of errors) add(data, 'error');
  }

  for (const { payload } of events) add(payload, 'payload');
  for (const { payload } of receivers) add(payload, 'payload');
}

function collect(slot: Slot, position: Position, depth: number, into: Slots): void {
  const { type } = slot;
  const alike = into.byKind.get(type.kind);
  const inner = innerSlots(type);

  if (isMarked(slot)) into.marked.push({ slot, position, depth });
  if (alike !== undefined) alike.push({ slot, position, depth });

  for (let i = 0; i < inner.length; i++) collect(inner[i] as Slot, position, depth + 1, into);
}

function isMarked({ default: initial, secret, misplaced, from, type }: Slot): boolean {
  return (
    initial !== undefined ||
    secret === true ||
    misplaced !== undefined ||
    // Of what is written `.` the bounds stand elsewhere.
    (from === undefined && hasPlacedBounds(type))
  );
}

/** Bounds without a place are known to be sound. */
function hasPlacedBounds(type: Type): boolean {
  switch (type.kind) {
    case 'string':
    case 'bytes':
    case 'list':
    case 'map':
      return type.size?.at !== undefined;
    case 'integer':
    case 'number':
    case 'bigint':
    case 'decimal':
    case 'timestamp':
    case 'date':
      return type.range?.at !== undefined;
    case 'either':
      return type.of.some(hasPlacedBounds);
    default:
      return false;
  }
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
