// How TypeScript names are made from a contract's: pure functions, one convention.

import type { Component, ErrorDeclaration, Event, Operation } from '../2-model/model.ts';
import { camelCase, isReservedWord, pascalCase, pascalFromConstant } from '../base/names.ts';
import { oncePerText } from '../base/once-per.ts';

export interface OperationNames {
  readonly handler: string;
  readonly reply: string;
  readonly context: string;
  readonly calls: string;
  readonly errors: string;
  readonly emit: string;
  readonly input: string;
  readonly request: string;
  readonly output: string;
  readonly call: string;
  readonly query: string;
  readonly answer: string;
  readonly result: string;
  readonly rest: string;
  readonly caller: string;
}

/** Components call their operations alike, and every emitter asks. */
export function operationNames({ name }: Pick<Operation, 'name'>): OperationNames {
  return namesOfOperation(name);
}

const namesOfOperation = oncePerText((name) => namesOf(pascalCase(name)));

function namesOf(base: string): OperationNames {
  return {
    handler: base,
    reply: `${base}Reply`,
    context: `${base}Context`,
    calls: `${base}Calls`,
    errors: `${base}Errors`,
    emit: `${base}Emit`,
    input: `${base}Input`,
    request: `${base}Request`,
    output: `${base}Output`,
    call: `${base}Call`,
    query: `${base}Query`,
    answer: `${base}Answer`,
    result: `${base}Result`,
    rest: `${base}Rest`,
    caller: `Call${base}`,
  };
}

export interface DerivedName {
  readonly name: string;
  readonly file: 'types' | 'contract';
}

/** What every operation leads to; its input and output are named where they stand. */
export function derivedNames({ name }: Pick<Operation, 'name'>): readonly DerivedName[] {
  return derivedFrom(name);
}

const derivedFrom = oncePerText((operation) =>
  Object.entries(namesOfOperation(operation)).flatMap(([role, name]): readonly DerivedName[] =>
    role === 'input' || role === 'output'
      ? []
      : [{ name, file: role === 'request' || role === 'rest' ? 'types' : 'contract' }],
  ),
);

export interface ClientNames {
  readonly body: string;
  readonly query: string;
  readonly filter: string;
  readonly sort: string;
  readonly page: string;
  readonly field: string;
}

/** What a route's function leads to in its client. */
export const clientNames = oncePerText((name): ClientNames => {
  const base = pascalCase(name);

  return {
    body: `${base}Body`,
    query: `${base}Query`,
    filter: `${base}Filter`,
    sort: `${base}Sort`,
    page: `${base}Page`,
    field: `${base}Field`,
  };
});

export interface EntityNames {
  readonly entity: string;
  readonly id: string;
  readonly stored: string;
  readonly subject: string;
  readonly created: string;
  readonly changes: string;
  readonly key: string;
  readonly byId: string;
  readonly filter: string;
  readonly handlers: string;
}

/** Asked for wherever an entity is referred to. */
export const entityNames = oncePerText(
  (name): EntityNames => ({
    entity: name,
    id: `${name}Id`,
    stored: `Stored${name}`,
    subject: `${name}Subject`,
    created: `New${name}`,
    changes: `${name}Changes`,
    key: `${name}Key`,
    byId: `${name}ById`,
    filter: `${name}Filter`,
    handlers: `${name}Handlers`,
  }),
);

export function errorName(
  operation: Pick<Operation, 'name'>,
  error: Pick<ErrorDeclaration, 'name'>,
): string {
  return `${pascalCase(operation.name)}${pascalFromConstant(error.name)}`;
}

export function eventName({ name }: Pick<Event, 'name'>): string {
  return `${pascalCase(name)}Event`;
}

/** What names of the whole component begin with. */
export function baseName(component: Component): string {
  return (
    component.entity?.name ?? pascalCase(component.id.slice(component.id.lastIndexOf('.') + 1))
  );
}

export function emissionName(event: Pick<Event, 'name'>): string {
  return `${pascalCase(event.name)}Emission`;
}

export function uniqueKeyName(entity: string, unique: { readonly name: string }): string {
  return `${entity}By${pascalCase(unique.name)}`;
}

/** `PlaceCallsShopStock`: the part of `calls` below a prefix of component ids. */
export function callsName(operation: Pick<Operation, 'name'>, prefix: readonly string[]): string {
  return `${operationNames(operation).calls}${prefix.map(pascalCase).join('')}`;
}

export function handlersName(component: Component): string {
  return `${baseName(component)}Handlers`;
}

export function configurationName(component: Component): string {
  return `${baseName(component)}Configuration`;
}

/** Every prefix of the called components' ids, each once. */
export function callPrefixes({ calls }: Operation): readonly (readonly string[])[] {
  if (calls.length === 0) return [];

  const prefixes = new Map<string, readonly string[]>();

  for (const { id } of calls) {
    const segments = id.slice(0, id.indexOf('/')).split('.');

    for (let i = 1; i <= segments.length; i++)
      prefixes.set(segments.slice(0, i).join('.'), segments.slice(0, i));
  }

  return [...prefixes.values()];
}

/** The constant of component.ts, and of a client's index: `shop.orders` is `shopOrders`. */
export const componentConstant = oncePerText((id): string => {
  const name = camelCase(id.replaceAll('.', '_'));

  return isReservedWord(name) ? `${name}_` : name;
});

/** Of what routes.ts defines. */
export function routesConstant(id: string): string {
  return `${camelCase(id.replaceAll('.', '_'))}Routes`;
}
