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

export interface Root {
  readonly slot: Slot;
  readonly position: Position;
  readonly component?: Component;
}

/** Every type that stands in the model, at its root. */
export const slotRoots: (model: Model) => readonly Root[] = oncePer((model) => [
  ...model.types.map(({ slot }): Root => ({ slot, position: 'type' })),
  ...model.components.flatMap(componentRoots),
]);

export interface PlacedSlot {
  readonly slot: Slot;
  readonly position: Position;
  readonly depth: number;
}

/** Every slot of the model, roots and what is inside them. */
export const allSlots: (model: Model) => readonly PlacedSlot[] = oncePer((model) => {
  const found: PlacedSlot[] = [];

  for (const { slot, position } of slotRoots(model)) {
    eachSlot(slot, (inner, depth) => found.push({ slot: inner, position, depth }));
  }

  return found;
});

function componentRoots(component: Component): readonly Root[] {
  const root = (slot: Slot | undefined, position: Position): readonly Root[] =>
    slot === undefined ? [] : [{ slot, position, component }];

  return [
    ...component.types.flatMap(({ slot }) => root(slot, 'type')),
    ...(component.configuration?.fields ?? []).flatMap((f) => root(f, 'configuration')),
    ...(component.entity?.fields ?? []).flatMap((f) => root(f, 'field')),
    ...component.operations.flatMap((o) => [
      ...root(o.input, 'input'),
      ...root(o.output, 'output'),
      ...o.errors.flatMap((e) => root(e.data, 'error')),
    ]),
    ...component.events.flatMap((e) => root(e.payload, 'payload')),
    ...component.receivers.flatMap((r) => root(r.payload, 'payload')),
  ];
}

/** A slot and every slot inside it. Named types are not entered: they have roots of their own. */
export function eachSlot(slot: Slot, visit: (slot: Slot, depth: number) => void, depth = 0): void {
  visit(slot, depth);

  for (const inner of innerSlots(slot.type)) eachSlot(inner, visit, depth + 1);
}

export function innerSlots(type: Type): readonly Slot[] {
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
      return [];
  }
}

export interface PlacedExpression {
  readonly expression: Expression;
  readonly at: Span;
}

/** Every expression that stands in the model, once where it is written. */
export const expressions: (model: Model) => readonly PlacedExpression[] = oncePer(makeExpressions);

function makeExpressions(model: Model): readonly PlacedExpression[] {
  const placed = (expression: Expression | undefined): readonly PlacedExpression[] =>
    expression === undefined ? [] : [{ expression, at: expression.at }];

  return [
    ...model.components.flatMap((c) => [
      ...c.operations.flatMap((o) => placed(o.where)),
      ...c.policies.flatMap((p) => placed(p.expression)),
      ...c.receivers.flatMap((r) => placed(r.if)),
    ]),
    ...model.routes.flatMap((r) => [
      ...placed(r.access?.allow),
      ...r.guards.flatMap((g) => placed(g.access.allow)),
    ]),
    ...model.deployments.flatMap((d) =>
      d.policies.flatMap((p) => p.policies.flatMap((q) => placed(q.expression))),
    ),
  ];
}

/** An expression and every expression inside it; through policies unless told otherwise. */
export function eachExpression(
  expression: Expression,
  visit: (expression: Expression) => void,
  through = true,
): void {
  visit(expression);

  if (expression.kind === 'and' || expression.kind === 'or') {
    for (const part of expression.of) eachExpression(part, visit, through);
  } else if (expression.kind === 'not') eachExpression(expression.of, visit, through);
  else if (expression.kind === 'policy' && through) eachExpression(expression.of, visit, through);
}

export interface PlacedOperation {
  readonly component: Component;
  readonly operation: Operation;
}

export const operations: (model: Model) => readonly PlacedOperation[] = oncePer((model) =>
  model.components.flatMap((component) =>
    component.operations.map((operation) => ({ component, operation })),
  ),
);

export interface PlacedRoute {
  readonly route: Route;
  readonly component: Component;
  readonly operation: Operation;
}

/** Routes whose operation is known and soundly declared. */
export const routes: (model: Model) => readonly PlacedRoute[] = oncePer((model) => {
  const components = new Map(model.components.map((c) => [c.id, c]));

  return model.routes.flatMap((route) => {
    const component = components.get(route.component);
    const operation = component?.operations.find((o) => o.id === route.operation.id);

    return component === undefined || operation === undefined || !operation.sound
      ? []
      : [{ route, component, operation }];
  });
});
