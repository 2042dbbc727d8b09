// contract.ts of a component: one function type for each handwritten operation, and how others call its operations.

import type { SymbolName } from '../../../runtime-lib/symbols.ts';
import type { Component, Operation } from '../../2-model/model.ts';
import { isUsed } from '../../3-check/links.ts';
import {
  configurationName,
  emissionName,
  entityNames,
  errorName,
  handlersName,
  operationNames,
} from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { block, type Code, code, doc, memberKey, text } from '../code/code.ts';
import { Module } from '../code/module.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder, specifier } from '../paths.ts';
import { handwritten, isHandwritten } from '../types/shape.ts';
import { typeIndex } from '../types/type-index.ts';
import type { TypeContext } from '../types/type-text.ts';
import { callerTypes, callsTypes } from './call-types.ts';
import { fromTypes } from './from-types.ts';
import { handlerTypes } from './handler-types.ts';
import { typesPath } from './types-file.ts';

export function contractPath(component: string): string {
  return `${componentFolder(component)}/contract.ts`;
}

/** A component that is all toac's, and that nobody calls, has nothing to say to handwritten code. */
export function hasContract(component: Component, program: Program): boolean {
  return component.operations.some((o) => isHandwritten(o) || isUsed(o, program));
}

export function contractFile(component: Component, program: Program): string {
  const context = contractContext(component, program);
  const body: Code[] = [];

  for (const operation of handwritten(component)) {
    body.push(
      ...handlerTypes(operation, component, context),
      ...contextTypes(operation, component, context),
      ...callsTypes(operation, context),
    );
  }

  for (const operation of component.operations) {
    if (isUsed(operation, program)) body.push(...callerTypes(operation, component, context));
  }

  body.push(...handlersTable(component, context));

  return context.module.print(body);
}

function contractContext(component: Component, program: Program): TypeContext {
  const index = typeIndex(program);
  const names = index.names(component.id).declaredIn('contract');
  const own = contractPath(component.id);
  const table = handlersName(component);

  return {
    program,
    index,
    form: 'handler',
    module: new Module({ has: (name) => name === table || names.has(name) }),
    moduleOf: (place) => specifier(own, typesPath(place)),
  };
}

/** The component's handwritten functions in one table, which component.ts fills. */
function handlersTable(component: Component, context: TypeContext): readonly Code[] {
  const members = handwritten(component).map(
    (o) => code`readonly ${memberKey(o.name)}: ${context.module.own(operationNames(o).handler)};`,
  );

  if (members.length === 0) return [];

  const words = doc('The functions that this component is written of.');

  return [
    code`${words}${block(code`export interface ${context.module.own(handlersName(component))}`, members)}`,
  ];
}

function contextTypes(
  operation: Operation,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  const { module } = context;
  const names = operationNames(operation);
  const members: Code[] = [];
  const body: Code[] = [];

  if (operation.calls.length > 0) members.push(code`readonly calls: ${module.own(names.calls)};`);

  if (operation.errors.length > 0) {
    members.push(code`readonly errors: ${module.own(names.errors)};`);
    body.push(
      block(
        code`export interface ${module.own(names.errors)}`,
        errorMembers(operation, component, context),
      ),
    );
  }

  if (operation.emits.length > 0) {
    members.push(code`readonly emit: ${module.own(names.emit)};`);
    body.push(
      block(
        code`export interface ${module.own(names.emit)}`,
        emitMembers(operation, component, context),
      ),
    );
  }

  if (component.configuration !== undefined) {
    members.push(
      code`readonly configuration: ${fromTypes(configurationName(component), component, context)};`,
    );
  }

  const base = runtimeType(module, 'v1', baseContext(operation));
  const own = module.own(names.context);

  if (members.length === 0) return [code`export type ${own} = ${base};`];

  return [block(code`export interface ${own} extends ${base}`, members), ...body];
}

function baseContext({ type, scope }: Operation): SymbolName<'v1'> {
  if (type === 'computation') return 'PureContext';

  return scope === 'objects' ? 'ManyContext' : 'Context';
}

function errorMembers(
  operation: Operation,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  return operation.errors.map((error) => {
    const name = errorName(operation, error);
    const failure = fromTypes(name, component, context);
    const data =
      error.data === undefined
        ? code``
        : code`data: ${dataName(error.data, name, component, context)}`;

    return code`${doc(`${error.status}`)}${memberKey(error.name)}(${data}): ${failure};`;
  });
}

function dataName(
  data: NonNullable<Operation['errors'][number]['data']>,
  name: string,
  component: Component,
  context: TypeContext,
): Code {
  if (data.type.kind === 'object') return fromTypes(`${name}Data`, component, context);

  return code`${fromTypes(name, component, context)}[${text('data')}]`;
}

/** In operations over many entities the first argument says whose event it is. */
function emitMembers(
  operation: Operation,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  return operation.emits.flatMap(({ id }) => {
    const event = component.events.find((e) => e.id === id);

    if (event === undefined) return [];

    const { payload } = event;
    const rest =
      payload?.type.kind === 'object'
        ? payload.type.fields.some((f) => f.from === undefined)
        : false;
    const args: Code[] = [];

    if (operation.scope === 'objects' && component.entity !== undefined) {
      args.push(code`id: ${fromTypes(entityNames(component.entity.name).id, component, context)}`);
    }

    if (rest) args.push(code`payload: ${fromTypes(emissionName(event), component, context)}`);

    return [code`${doc(event.doc)}${memberKey(event.name)}(${joined(args)}): void;`];
  });
}

function joined(args: readonly Code[]): Code {
  const [first, second] = args;

  if (first === undefined) return code``;

  return second === undefined ? first : code`${first}, ${second}`;
}
