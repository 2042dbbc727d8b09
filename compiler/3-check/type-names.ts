// The TypeScript names that contracts lead to. Assigned here, once, before any text: a clash is a diagnostic.

import type { Component, Model, Operation, Route } from '../2-model/model.ts';
import type { Slot } from '../2-model/type-model.ts';
import { byName } from '../base/by-name.ts';
import { pascalCase } from '../base/names.ts';
import { Names, type NameTable, type Origin } from './name-table.ts';
import {
  callPrefixes,
  callsName,
  clientNames,
  configurationName,
  type DerivedName,
  derivedNames,
  emissionName,
  entityNames,
  errorName,
  eventName,
  operationNames,
  uniqueKeyName,
} from './naming.ts';

/** The functions of a client module, one for each route: named like the operation, or by the path where it has several. */
export function routeFunctions(
  component: Pick<Component, 'id'>,
  routes: readonly Route[],
): ReadonlyMap<Route, string> {
  const known = functions.get(component);

  if (known !== undefined) return known;

  const names = new Map<Route, string>();

  functions.set(component, names);

  const taken = new Set<string>();
  const own = routes
    .filter((r) => r.component === component.id)
    .toSorted((a, b) => a.at.start - b.at.start);

  for (const route of own) {
    const { name } = route.operation;

    names.set(route, taken.has(name) ? `${name}At${pathName(route)}` : name);
    taken.add(name);
  }

  return names;
}

const functions = new WeakMap<object, ReadonlyMap<Route, string>>();

function pathName({ segments }: Route): string {
  return segments.map((s) => pascalCase(s.text.replace(/[^A-Za-z0-9_]/g, '_'))).join('');
}

function nameRoutes(component: Component, routes: readonly Route[], names: Names): void {
  for (const [route, name] of routeFunctions(component, routes)) {
    const operation = byName(component.operations, route.operation.name);

    // One that is not there leads to nothing; it was reported.
    if (operation?.id !== route.operation.id) continue;

    const origin = { at: operation.at, what: `the operation '${operation.name}'` };
    const { body, query, filter, sort, page, field } = clientNames(name);

    for (const role of [body, query, filter, sort, page, field]) names.add(role, 'client', origin);
  }
}

export function nameShared(model: Pick<Model, 'types'>): NameTable {
  const names = new Names();

  for (const { name, at, slot } of model.types)
    names.declare(name, at, { what: `the type '${name}'`, slot });

  return names;
}

const tables = new WeakMap<Component, NameTable>();

/** `routes` are the component's. A rule asks first, then the emitters: the table is made once. */
export function nameComponent(component: Component, routes: readonly Route[]): NameTable {
  const known = tables.get(component);

  if (known !== undefined) return known;

  const made = makeTable(component, routes);

  tables.set(component, made);

  return made;
}

function makeTable(component: Component, routes: readonly Route[]): NameTable {
  const names = new Names();

  if (component.entity !== undefined) nameEntity(component, names);

  for (const { name, at, slot } of component.types)
    names.declare(name, at, { what: `the type '${name}'`, slot });

  if (component.configuration !== undefined) {
    const name = configurationName(component);
    const at = component.configuration.fields[0]?.at ?? component.at;

    names.addType(name, component.configuration, { at, what: 'the configuration' });
    names.inside(component.configuration, name, at);
  }

  for (const operation of component.operations) nameOperation(operation, names);

  for (const event of component.events) {
    const name = eventName(event);

    const origin = { at: event.at, what: `the event '${event.name}'` };

    if (event.payload !== undefined) names.root(event.payload, name, origin);
    if (event.when === undefined) names.add(emissionName(event), 'types', origin);
  }

  nameRoutes(component, routes, names);

  return names;
}

function nameEntity({ entity }: Component, names: Names): void {
  if (entity === undefined) return;

  const { name, at, fields } = entity;
  const origin = { at, what: `the entity '${name}'` };

  for (const derived of Object.values(entityNames(name)))
    names.add(derived, derived.endsWith('Handlers') ? 'contract' : 'types', origin);

  for (const unique of entity.unique)
    names.add(uniqueKeyName(name, unique), 'types', {
      at: unique.at,
      what: `the key '${unique.name}'`,
    });

  names.fields(fields, name);
}

function nameOperation(operation: Operation, names: Names): void {
  const { at, input, output, errors } = operation;
  const origin = { at, what: `the operation '${operation.name}'` };
  const own = operationNames(operation);
  const inAll = derivedNames(operation);

  for (let i = 0; i < inAll.length; i++) {
    const { name, file } = inAll[i] as DerivedName;

    names.add(name, file, origin);
  }

  for (const prefix of callPrefixes(operation))
    names.add(callsName(operation, prefix), 'contract', origin);

  if (input !== undefined) names.root(input, own.input, origin);
  if (output !== undefined) nameOutput(output, own.output, origin, names);

  for (const error of errors) {
    const name = errorName(operation, error);
    const declared = {
      at: error.at,
      what: `the error '${error.name}' of ${operation.name}`,
    };

    names.add(name, 'types', declared);

    if (error.data !== undefined)
      names.root(error.data, `${name}Data`, { at: error.at, what: origin.what });
  }
}

/** Lists, maps, scalars and streams have no name of their own: an alias names them. */
function nameOutput(output: Slot, name: string, origin: Origin, names: Names): void {
  if (!NAMED.has(output.type.kind)) names.add(name, 'types', origin);

  names.root(output, name, origin);
}

const NAMED: ReadonlySet<Slot['type']['kind']> = new Set([
  'object',
  'union',
  'enum',
  'named',
  'entity',
]);
