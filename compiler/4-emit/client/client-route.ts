// What both files of a client module need of a route: its function, its parameters, what it sends and gets.
import type { Component, Operation, Route } from '../../2-model/model.ts';
import type { Field } from '../../2-model/type-model.ts';
import { type ClientNames, clientNames } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { routeFunctions } from '../../3-check/type-names.ts';
import { publicInputs } from '../routes/public-inputs.ts';

export interface ClientRoute {
  readonly route: Route;
  readonly operation: Operation;
  /** The name of the function. */
  readonly name: string;
  /** Of its own types. */
  readonly types: ClientNames;
  /** The name of its endpoint: `placeEndpoint`. */
  readonly endpoint: string;
  readonly parameters: readonly NonNullable<Route['segments'][number]['parameter']>[];
  /** 'whole': the input has no members of its own. */
  readonly body: readonly Field[] | 'whole' | 'bytes' | undefined;
  readonly queryInputs: readonly Field[];
  readonly page: boolean;
}

const known = new WeakMap<Component, readonly ClientRoute[]>();

/** Both files of a module ask. */
export function clientRoutes(component: Component, program: Program): readonly ClientRoute[] {
  const found = known.get(component) ?? makeRoutes(component, program);

  known.set(component, found);

  return found;
}

function makeRoutes(component: Component, program: Program): readonly ClientRoute[] {
  const found: ClientRoute[] = [];

  for (const [route, name] of routeFunctions(component, program.index.routes(component.id)))
    found.push(makeRoute(route, name, program));

  return found;
}

function makeRoute(route: Route, name: string, program: Program): ClientRoute {
  const operation = program.index.operation(route.operation.id);
  const reads = route.method === 'GET' || route.method === 'DELETE';
  const inputs = publicInputs(route, operation, program);

  return {
    route,
    operation,
    name,
    types: clientNames(name),
    endpoint: `${name}Endpoint`,
    parameters: parametersOf(route),
    body: reads ? undefined : bodyOf(route, operation, inputs),
    queryInputs: reads ? (inputs ?? []) : [],
    page: operation.auto === 'list',
  };
}

function parametersOf({ segments }: Route): ClientRoute['parameters'] {
  const found: ClientRoute['parameters'][number][] = [];

  for (let i = 0; i < segments.length; i++) {
    const parameter = segments[i]?.parameter;

    if (parameter !== undefined) found.push(parameter);
  }

  return found;
}

function bodyOf(
  route: Route,
  { input }: Operation,
  inputs: readonly Field[] | undefined,
): ClientRoute['body'] {
  if (
    route.bind.some(
      ({ source }) =>
        source.kind === 'path' && source.root === 'request' && source.segments[0] === 'body',
    )
  )
    return 'bytes';
  if (input === undefined) return undefined;
  if (inputs === undefined) return 'whole';

  return inputs.length === 0 ? undefined : inputs;
}

export function hasQuery({ queryInputs, page, route }: ClientRoute): boolean {
  return queryInputs.length > 0 || page || (route.query?.filter.length ?? 0) > 0;
}
