// Calls between operations: what a caller finds in `calls`, and what a callee takes and answers.

import type { Component, Operation } from '../../2-model/model.ts';
import {
  callPrefixes,
  callsName,
  entityNames,
  errorName,
  operationNames,
} from '../../3-check/naming.ts';
import { block, type Code, code, doc, memberKey, typeAlias } from '../code/code.ts';
import { runtimeType } from '../code/runtime.ts';
import { componentFolder, specifier } from '../paths.ts';
import { needsRequestForm } from '../types/request-form.ts';
import { asRequest, slotText, type TypeContext } from '../types/type-text.ts';
import { fromTypes } from './from-types.ts';
import { outputText } from './output-text.ts';

/** `calls.shop.stock.reserve`: an interface for each prefix of the called components' ids. */
export function callsTypes(operation: Operation, context: TypeContext): readonly Code[] {
  if (operation.calls.length === 0) return [];

  const prefixes = callPrefixes(operation);

  return [[], ...prefixes].map((prefix) => {
    const below = prefixes.filter(
      (p) => p.length === prefix.length + 1 && prefix.every((s, i) => p[i] === s),
    );
    const members = [
      ...below.map(
        (p) =>
          code`readonly ${memberKey(p.at(-1) ?? '')}: ${context.module.own(callsName(operation, p))};`,
      ),
      ...operation.calls
        .filter((c) => c.id.startsWith(`${prefix.join('.')}/`))
        .map((c) => calledMember(c.id, operation, context)),
    ];

    return block(
      code`export interface ${context.module.own(callsName(operation, prefix))}`,
      members,
    );
  });
}

function calledMember(id: string, caller: Operation, context: TypeContext): Code {
  const target = context.program.index.operation(id);
  const { caller: name } = operationNames(target);
  const own = target.component === caller.component;
  const from = specifier(contractOf(caller.component), contractOf(target.component));
  const type = own ? context.module.own(name) : context.module.type(from, name);

  return code`${doc(target.doc)}readonly ${memberKey(target.name)}: ${type};`;
}

function contractOf(component: string): string {
  return `${componentFolder(component)}/contract.ts`;
}

/** Of an operation that others call: the request, the answer, and the function between. */
export function callerTypes(
  operation: Operation,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  const { module } = context;
  const names = operationNames(operation);
  const query = queryTypes(operation, component, context);
  const input = inputText(operation, component, context);
  const members = [
    ...(query.text === undefined ? [] : [query.text]),
    ...(input === undefined
      ? []
      : [code`readonly input${optionalInput(operation, context) ? code`?` : code``}: ${input};`]),
  ];
  const promise = module.global('Promise');
  const answer = module.own(names.answer);
  const stream = operation.output?.type.kind === 'stream';
  const call = module.own(names.call);
  const request = members.length === 0 ? code`` : code`request: ${call}`;
  const head = doc(`How other operations call \`${operation.name}\`.`, operation.doc);

  return [
    code`${head}export type ${module.own(names.caller)} = (${request}) => ${stream ? answer : code`${promise}<${answer}>`};`,
    ...(members.length === 0 ? [] : [block(code`export interface ${call}`, members)]),
    typeAlias(answer, answerArms(operation, component, context)),
    ...query.body,
  ];
}

function optionalInput({ input }: Operation, { program }: TypeContext): boolean {
  const { type } = input ?? {};

  return (
    type?.kind === 'object' &&
    type.fields.every((f) => f.optional || f.default !== undefined || needsDefault(f.type, program))
  );
}

function needsDefault(
  type: NonNullable<Operation['input']>['type'],
  program: TypeContext['program'],
): boolean {
  return type.kind === 'named' && program.index.type(type.target).slot.default !== undefined;
}

function inputText(
  operation: Operation,
  component: Component,
  context: TypeContext,
): Code | undefined {
  const { input } = operation;

  if (input === undefined) return undefined;
  if (input.type.kind === 'object')
    return fromTypes(operationNames(operation).request, component, context);

  return needsRequestForm(input.type, context.program)
    ? slotText(input, asRequest(context))
    : slotText(input, context);
}

function queryTypes(
  operation: Operation,
  component: Component,
  context: TypeContext,
): { readonly text: Code | undefined; readonly body: readonly Code[] } {
  if (component.entity === undefined) return { text: undefined, body: [] };

  const names = entityNames(component.entity.name);

  switch (operation.scope) {
    case 'object':
    case 'changeset':
      return { text: code`readonly query: ${fromTypes(names.key, component, context)};`, body: [] };
    case 'objects':
    case 'stream': {
      const query = context.module.own(operationNames(operation).query);
      const members = [
        code`readonly filter?: ${fromTypes(names.filter, component, context)} | undefined;`,
        code`readonly sort?: readonly string[] | undefined;`,
        code`readonly limit?: number | undefined;`,
      ];

      return {
        text: code`readonly query?: ${query} | undefined;`,
        body: [block(code`export interface ${query}`, members)],
      };
    }
    default:
      return { text: undefined, body: [] };
  }
}

/** Declared errors and a missing entity are values; everything else throws. */
function answerArms(
  operation: Operation,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  const { scope, errors } = operation;
  const success = outputText(operation, component, context);
  const missing =
    scope === 'object' || scope === 'changeset'
      ? [runtimeType(context.module, 'v1', 'Missing')]
      : [];

  return [
    success,
    ...errors.map((e) => fromTypes(errorName(operation, e), component, context)),
    ...missing,
  ];
}
