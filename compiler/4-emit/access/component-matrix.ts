// The matrices of a component's routes, in the order of its contract. Made once: three files are written from them.
import type { Component, Route } from '../../2-model/model.ts';
import type { Program } from '../../3-check/program.ts';
import { routesInOrder } from '../routes/contract-order.ts';
import type { RouteMatrix } from './matrix.ts';
import { routeMatrix } from './route-matrix.ts';
import { NoSample } from './sample-value.ts';

export interface Tried {
  readonly route: Route;
  /** Undefined where no request is known that fits the route's input. */
  readonly matrix: RouteMatrix | undefined;
}

const known = new WeakMap<Component, { program: Program; routes: readonly Tried[] }>();

export function componentMatrix(component: Component, program: Program): readonly Tried[] {
  const found = known.get(component);

  if (found?.program === program) return found.routes;

  const routes = routesInOrder(component, program).map((route) => ({
    route,
    matrix: tried(route, component, program),
  }));

  known.set(component, { program, routes });

  return routes;
}

function tried(route: Route, component: Component, program: Program): RouteMatrix | undefined {
  try {
    return routeMatrix(route, component, program);
  } catch (error) {
    if (error instanceof NoSample) return undefined;

    throw error;
  }
}
