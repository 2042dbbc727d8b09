// The seam behind 3-check: a Model without mistakes. Only checkModel() makes one, so a Program is valid by type.

import type { Deployment } from '../2-model/deployment-model.ts';
import type {
  Component,
  Event,
  Model,
  Operation,
  Project,
  Route,
  TypeDeclaration,
} from '../2-model/model.ts';
import type { NodeId } from '../2-model/node.ts';
import { invariant } from '../base/invariant.ts';
import type { SourceFile } from '../base/source.ts';
import type { World } from '../base/world.ts';

declare const valid: unique symbol;

export interface Program {
  readonly [valid]: true;
  readonly project: Project;
  readonly types: readonly TypeDeclaration[];
  readonly components: readonly Component[];
  readonly routes: readonly Route[];
  readonly deployments: readonly Deployment[];
  readonly sources: readonly SourceFile[];
  readonly world: World;
  readonly index: ProgramIndex;
}

export interface ProgramIndex {
  readonly component: (id: NodeId) => Component;
  readonly operation: (id: NodeId) => Operation;
  readonly event: (id: NodeId) => Event;
  readonly type: (id: NodeId) => TypeDeclaration;
  /** Routes of a component, the most specific first. */
  readonly routes: (component: NodeId) => readonly Route[];
  /** Routes that call an operation, in contract order. */
  readonly routesTo: (operation: NodeId) => readonly Route[];
}

/** For checkModel alone. */
export function programOf(model: Model, world: World): Program {
  const { project, types, components, routes, deployments, sources } = model;
  const index = indexOf(model);
  const plain = { project, types, components, routes, deployments, sources, world, index };

  return plain as Omit<Program, typeof valid> as Program;
}

function indexOf(model: Model): ProgramIndex {
  const { components } = model;

  return {
    component: finder(components),
    operation: finder(components.flatMap((c) => c.operations)),
    event: finder(components.flatMap((c) => c.events)),
    type: finder([...model.types, ...components.flatMap((c) => c.types)]),
    routes: grouped(model.routes, (r) => r.component),
    routesTo: grouped(
      model.routes,
      (r) => r.operation.id,
      (a, b) => a.at.start - b.at.start,
    ),
  };
}

function finder<T extends { readonly id: NodeId }>(items: readonly T[]): (id: NodeId) => T {
  const known = new Map<NodeId, T>();

  for (let i = 0; i < items.length; i++) {
    const item = items[i] as T;

    known.set(item.id, item);
  }

  return (id) => {
    const found = known.get(id);

    if (found === undefined) invariant(false, `no such node: ${id}`);

    return found;
  };
}

/** In the order of the items, or in one of their own. */
function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
  order?: (a: T, b: T) => number,
): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();

  for (let i = 0; i < items.length; i++) {
    const item = items[i] as T;
    const of = key(item);
    const group = groups.get(of);

    if (group === undefined) groups.set(of, [item]);
    else group.push(item);
  }

  if (order !== undefined)
    for (const group of groups.values()) if (group.length > 1) group.sort(order);

  return (of) => groups.get(of) ?? [];
}
