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
import { type Code, code, doc, interfaceText, join, text } from '../code/code.ts';
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

  body.push(...entityDeclarations(component, context));

  for (const { name, slot } of component.types)
    body.push(...declare(name, slot.type, context, slot), ...inner(slot.type, context));

  if (component.configuration !== undefined) {
    body.push(
      ...declare(configurationName(component), component.configuration, context),
      ...inner(component.configuration, context),
    );
  }

  for (const operation of component.operations) body.push(...operationTypes(operation, context));
  for (const event of component.events) body.push(...eventTypes(event, context));

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

function operationTypes(operation: Operation, context: TypeContext): readonly Code[] {
  const { input, output, errors } = operation;
  const names = operationNames(operation);
  const body: Code[] = [];

  if (input !== undefined) {
    body.push(...inputTypes(operation, input, context));
  }

  if (output !== undefined) body.push(...outputTypes(output, names.output, context));

  const rest = outputRest(operation);

  if (
    rest !== 'whole' &&
    rest.length > 0 &&
    output?.type.kind === 'object' &&
    rest.length < output.type.fields.length
  ) {
    body.push(interfaceText(context.module.own(names.rest), properties({ fields: rest }, context)));
  }

  for (const error of errors) {
    const name = errorName(operation, error);
    const data =
      error.data === undefined ? undefined : dataType(error.data, `${name}Data`, context);
    const failure = runtimeType(context.module, 'v1', 'Failure');
    const args = data === undefined ? [text(error.name)] : [text(error.name), data.name];

    body.push(
      ...(data?.body ?? []),
      code`${doc(`${error.status}`)}export type ${context.module.own(name)} = ${failure}<${join(args, code`, `)}>;`,
    );
  }

  return body;
}

/** Lists, maps, scalars and streams have no name of their own: an alias names them. */
function outputTypes(output: Slot, name: string, context: TypeContext): readonly Code[] {
  if (!isAliased(output.type)) return rootTypes(output, name, context);

  return [...declareForm(name, output.type, context, output), ...rootTypes(output, name, context)];
}

/** Under its own name as handlers see it, and as callers write it where somebody calls. */
function inputTypes(operation: Operation, input: Slot, context: TypeContext): readonly Code[] {
  const names = operationNames(operation);
  const { type } = input;

  if (type.kind !== 'object') return rootTypes(input, names.input, context);

  const own = context.index.place(type)?.name === names.input && !isPrinted(type, context);
  const body = own
    ? [interfaceText(context.module.own(names.input), properties(type, context))]
    : [];

  markPrinted(type, context);

  if (isUsed(operation, context.program)) {
    body.push(
      interfaceText(context.module.own(names.request), properties(type, asRequest(context))),
    );
  }

  return [...body, ...inner(type, context)];
}

function dataType(
  data: Slot,
  name: string,
  context: TypeContext,
): { readonly name: Code; readonly body: readonly Code[] } {
  const body = rootTypes(data, name, context);

  return { name: slotText(data, context), body };
}

function eventTypes(event: Event, context: TypeContext): readonly Code[] {
  const { payload, when } = event;

  if (payload === undefined) return [];

  const body = [...rootTypes(payload, eventName(event), context)];

  if (when === undefined && payload.type.kind === 'object') {
    const rest = payload.type.fields.filter((f) => f.from === undefined);

    if (rest.length > 0) {
      const words = doc(
        `What \`emit.${event.name}\` takes; the rest comes from the entity.`,
        deprecationText(event.deprecated),
      );

      body.push(
        line(
          words,
          interfaceText(
            context.module.own(emissionName(event)),
            properties({ fields: rest }, context),
          ),
        ),
      );
    }
  }

  return body;
}
