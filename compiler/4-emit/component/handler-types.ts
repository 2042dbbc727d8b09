// The function type of a handwritten operation, and what it returns.

import type { Component, Operation } from '../../2-model/model.ts';
import { entityNames, errorName, operationNames } from '../../3-check/naming.ts';
import { block, type Code, code, doc, typeAlias } from '../code/code.ts';
import { outputRest } from '../types/shape.ts';
import { deprecationText, slotText, type TypeContext } from '../types/type-text.ts';
import { fromTypes } from './from-types.ts';
import { outputText } from './output-text.ts';

export function handlerTypes(
  operation: Operation,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  const { module } = context;
  const names = operationNames(operation);
  const input =
    operation.input === undefined ? code`undefined` : slotText(operation.input, context);
  const subject = subjectText(operation, component, context);
  const reply = module.own(names.reply);
  const promise = module.global('Promise');
  const success = successTypes(operation, component, context);
  const arms = [
    ...success.arms,
    ...operation.errors.map((e) => fromTypes(errorName(operation, e), component, context)),
  ];
  const words = doc(
    operation.doc,
    routesText(operation, context),
    deprecationText(operation.deprecated),
  );
  const handler = code`export type ${module.own(names.handler)} = (
  input: ${input},
  ${parameterName(operation)}: ${subject},
  context: ${module.own(names.context)},
) => ${reply} | ${promise}<${reply}>;`;

  return [code`${words}${handler}`, typeAlias(reply, arms), ...success.body];
}

function parameterName({ scope, type }: Operation): Code {
  if (scope === 'objects' || scope === 'stream') return code`entities`;

  return scope === 'object' || type === 'transition' ? code`entity` : code`subject`;
}

/** `POST /orders`, for the doc comment. */
function routesText(operation: Operation, { program }: TypeContext): string | undefined {
  const routes = program.index.routesTo(operation.id).map((r) => `${r.method} ${r.path}`);

  return routes.length === 0 ? undefined : `Called by ${routes.join(', ')}.`;
}

function subjectText(operation: Operation, component: Component, context: TypeContext): Code {
  const { type, scope } = operation;
  const { module } = context;

  if (type === 'unmanaged') return code`unknown`;
  if (component.entity === undefined || scope === 'none' || scope === 'changeset')
    return code`undefined`;

  const names = entityNames(component.entity.name);

  if (scope === 'new') return fromTypes(names.subject, component, context);

  const stored = fromTypes(names.stored, component, context);

  if (scope === 'object') return stored;
  if (scope === 'objects') return code`readonly ${stored}[]`;

  return code`${module.global('AsyncIterable')}<${stored}>`;
}

interface Success {
  readonly arms: readonly Code[];
  readonly body: readonly Code[];
}

function successTypes(operation: Operation, component: Component, context: TypeContext): Success {
  const { type } = operation;

  if (type !== 'transition' && type !== 'assignment')
    return { arms: [outputText(operation, component, context)], body: [] };
  if (operation.deletes !== undefined) return { arms: [code`void`], body: [] };

  const state = stateText(operation, component, context);
  const rest = outputRest(operation);

  if (rest !== 'whole' && rest.length === 0) return { arms: [state], body: [] };

  const names = operationNames(operation);
  const partly =
    rest !== 'whole' &&
    operation.output?.type.kind === 'object' &&
    rest.length < operation.output.type.fields.length;
  const output = partly
    ? fromTypes(names.rest, component, context)
    : outputText(operation, component, context);
  const result = context.module.own(names.result);
  const body = block(code`export interface ${result}`, [
    code`readonly state: ${state};`,
    code`readonly output: ${output};`,
  ]);

  return { arms: [result], body: [body] };
}

function stateText({ scope }: Operation, component: Component, context: TypeContext): Code {
  if (component.entity === undefined) return code`void`;

  const names = entityNames(component.entity.name);

  if (scope === 'new') return fromTypes(names.created, component, context);

  const changes = fromTypes(names.changes, component, context);

  if (scope !== 'objects') return changes;

  return code`${context.module.global('ReadonlyMap')}<${fromTypes(names.id, component, context)}, ${changes}>`;
}
