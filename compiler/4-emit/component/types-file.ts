// types.ts of a component: entity, own types, inputs, outputs, errors, events. Interfaces and aliases only.

import type { Component, Event, Operation } from '../../2-model/model.ts';
import type { Slot } from '../../2-model/type-model.ts';
import { isUsed } from '../../3-check/links.ts';
import {
  configurationName,
  emissionName,
  errorName,
  eventName,
  operationNames,
} from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { type Code, code, commas, doc, interfaceText, text } from '../code/code.ts';
import { Module } from '../code/module.ts';
import { line } from '../code/parts.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder, specifier } from '../paths.ts';
import { declare, declareForm } from '../types/declarations.ts';
import { inner, isPrinted, markPrinted, rootTypes } from '../types/inner-types.ts';
import { isAliased, outputRest } from '../types/shape.ts';
import { type NamedPlace, typeIndex } from '../types/type-index.ts';
import {
  asRequest,
  deprecationText,
  properties,
  slotText,
  type TypeContext,
} from '../types/type-text.ts';
import { entityDeclarations } from './entity-types.ts';

export function typesFile(component: Component, program: Program): string {
  const context = typesContext(component, program);
  const body: Code[] = [];

  entityDeclarations(component, context, body);

  for (const { name, slot } of component.types) {
    body.push(...declare(name, slot.type, context, slot));
    inner(slot.type, context, body);
  }

  if (component.configuration !== undefined) {
    body.push(...declare(configurationName(component), component.configuration, context));
    inner(component.configuration, context, body);
  }

  for (const operation of component.operations) operationTypes(operation, context, body);
  for (const event of component.events) eventTypes(event, context, body);

  return context.module.print(body);
}

export function typesContext(component: Component, program: Program): TypeContext {
  const index = typeIndex(program);
  const own = `${componentFolder(component.id)}/types.ts`;
  const shared = specifier(own, 'types.ts');

  return {
    program,
    index,
    form: 'handler',
    module: new Module(index.names(component.id).declaredIn('types'), { requests: true }),
    moduleOf: (place) => {
      if (place.component === component.id) return undefined;

      return place.component === undefined ? shared : specifier(own, typesPath(place));
    },
  };
}

export function typesPath({ component }: NamedPlace): string {
  return component === undefined ? 'types.ts' : `${componentFolder(component)}/types.ts`;
}

/** They go `into` the module's body, as all below. */
function operationTypes(operation: Operation, context: TypeContext, into: Code[]): void {
  const { input, output, errors } = operation;

  if (input !== undefined) inputTypes(operation, input, context, into);

  if (output !== undefined) {
    const names = operationNames(operation);

    outputTypes(output, names.output, context, into);
    restType(operation, output, context, into);
  }

  for (const error of errors) errorType(operation, error, context, into);
}

/** Lists, maps, scalars and streams have no name of their own: an alias names them. */
function outputTypes(output: Slot, name: string, context: TypeContext, into: Code[]): void {
  if (isAliased(output.type)) into.push(...declareForm(name, output.type, context, output));

  rootTypes(output, name, context, into);
}

/** What the entity does not fill, where it fills some of the output. */
function restType(operation: Operation, { type }: Slot, context: TypeContext, into: Code[]): void {
  const rest = outputRest(operation);

  if (rest === 'whole' || rest.length === 0) return;
  if (type.kind !== 'object' || rest.length === type.fields.length) return;

  const own = context.module.own(operationNames(operation).rest);

  into.push(interfaceText(own, properties({ fields: rest }, context)));
}

function errorType(
  operation: Operation,
  error: Operation['errors'][number],
  context: TypeContext,
  into: Code[],
): void {
  const name = errorName(operation, error);
  const args = [text(error.name)];

  if (error.data !== undefined) {
    rootTypes(error.data, `${name}Data`, context, into);
    args.push(slotText(error.data, context));
  }

  const failure = runtimeType(context.module, 'v1', 'Failure');

  into.push(code`export type ${context.module.own(name)} = ${failure}<${commas(args)}>;`);
}

/** Under its own name as handlers see it, and as callers write it where somebody calls. */
function inputTypes(operation: Operation, input: Slot, context: TypeContext, into: Code[]): void {
  const names = operationNames(operation);
  const { type } = input;
  const { module } = context;

  if (type.kind !== 'object') {
    rootTypes(input, names.input, context, into);

    return;
  }

  if (!isPrinted(type, context) && context.index.place(type)?.name === names.input)
    into.push(interfaceText(module.own(names.input), properties(type, context)));

  markPrinted(type, context);

  if (isUsed(operation, context.program))
    into.push(interfaceText(module.own(names.request), properties(type, asRequest(context))));

  inner(type, context, into);
}

function eventTypes(event: Event, context: TypeContext, into: Code[]): void {
  const { payload, when } = event;

  if (payload === undefined) return;

  rootTypes(payload, eventName(event), context, into);

  if (when !== undefined || payload.type.kind !== 'object') return;

  const rest = payload.type.fields.filter((f) => f.from === undefined);

  if (rest.length === 0) return;

  const words = doc(
    `What \`emit.${event.name}\` takes; the rest comes from the entity.`,
    deprecationText(event.deprecated),
  );
  const own = context.module.own(emissionName(event));

  into.push(line(words, interfaceText(own, properties({ fields: rest }, context))));
}
