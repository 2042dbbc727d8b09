// The declarations of a client module: what its functions take and answer. Named types only.
import type { Component } from '../../2-model/model.ts';
import { errorName, operationNames } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { isReservedWord } from '../../base/names.ts';
import { binding, type Code, code, commas, doc, empty, join, name, wrapped } from '../code/code.ts';
import { Module } from '../code/module.ts';
import { annotated, generic, line } from '../code/parts.ts';
import { runtime } from '../code/runtime.ts';
import { componentFolder, specifier } from '../paths.ts';
import { boundType } from '../routes/bound-type.ts';
import { isAliased } from '../types/shape.ts';
import { type NamedPlace, typeIndex } from '../types/type-index.ts';
import {
  asRequest,
  deprecationText,
  slotText,
  type TypeContext,
  typeText,
} from '../types/type-text.ts';
import { type ClientRoute, clientRoutes, hasQuery } from './client-route.ts';
import { declareReachable } from './reachable.ts';
import { routeTypes } from './route-types.ts';

export function clientDeclarations(component: Component, program: Program): string {
  const routes = clientRoutes(component, program);
  const context = declarationContext(component, program, routes);
  const body: Code[] = [];

  const renamed: Code[] = [];

  for (const route of routes) routeTypes(route, component, context, body);

  for (const route of routes) {
    body.push(declaration(route, context));

    if (isReservedWord(route.name))
      renamed.push(code`${binding(route.name)} as ${name(route.name)}`);
  }

  if (renamed.length > 0) body.push(code`export { ${commas(renamed)} };`);

  return context.module.print(body);
}

export function sharedDeclarations(program: Program): string {
  const index = typeIndex(program);
  const context: TypeContext = {
    program,
    index,
    form: 'handler',
    plain: true,
    library: '@toac/runtime/client',
    module: new Module(index.names(undefined).declaredIn('types'), { requests: true }),
    moduleOf: () => undefined,
  };
  const body: Code[] = [];

  for (const { name, id } of program.types)
    declareReachable({ kind: 'named', name, target: id }, context, body);

  return context.module.print(body);
}

function declarationContext(
  component: Component,
  program: Program,
  routes: readonly ClientRoute[],
): TypeContext {
  const index = typeIndex(program);
  const names = index.names(component.id).declaredIn('types', 'client');
  const functions = new Set<string>(routes.map((r) => binding(r.name)));
  const shared = specifier(`${componentFolder(component.id)}.d.ts`, 'types.js');

  return {
    program,
    index,
    form: 'handler',
    plain: true,
    library: '@toac/runtime/client',
    module: new Module(
      { has: (name) => names.has(name) || functions.has(name) },
      { requests: true },
    ),
    moduleOf: (place: NamedPlace) =>
      place.component === component.id ? undefined : (place.component ?? shared),
  };
}

function declaration(of: ClientRoute, context: TypeContext): Code {
  const { route, operation } = of;
  const args = declaredParameters(of, context);
  const words = doc(
    operation.doc,
    `${route.method} ${route.path}`,
    deprecationText(route.deprecated ?? operation.deprecated),
  );
  const exported = isReservedWord(of.name) ? empty : EXPORT;
  const reply = replyText(of, context);
  const own = binding(of.name);
  const head = line(exported, FUNCTION, own);
  const list = wrapped(PARENTHESES, args, head.length + reply.length + 3);

  return line(words, head, annotated(list, reply), END);
}

const EXPORT = code`export `;
const FUNCTION = code`declare function `;
const END = code`;`;
const PARENTHESES = [code`(`, code`)`] as const;

function declaredParameters(of: ClientRoute, context: TypeContext): readonly Code[] {
  const { module, program } = context;
  const args = [annotated(HTTP, runtime(module, 'client', 'Http'))];

  for (const p of of.parameters) {
    const type = boundType(p, of.operation, program);

    args.push(annotated(binding(p.name), type === undefined ? STRING : typeText(type, context)));
  }

  if (of.body !== undefined) args.push(annotated(BODY, bodyText(of, context)));
  if (hasQuery(of)) args.push(annotated(QUERY, module.own(of.types.query)));

  args.push(annotated(OPTIONS, runtime(module, 'client', 'CallOptions')));

  return args;
}

const HTTP = code`http`;
const BODY = code`body`;
const QUERY = code`query?`;
const OPTIONS = code`options?`;
const STRING = code`string`;

function bodyText(of: ClientRoute, context: TypeContext): Code {
  const { input } = of.operation;

  if (of.body === 'bytes') return runtime(context.module, 'client', 'Upload');
  if (of.body === 'whole' && input !== undefined) return slotText(input, asRequest(context));

  return context.module.own(of.types.body);
}

function replyText(of: ClientRoute, context: TypeContext): Code {
  const { operation } = of;
  const { module } = context;
  const success = successText(of, context);

  if (operation.output?.type.kind === 'stream')
    return generic(module.global('AsyncIterable'), success);

  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const arms = [
    success,
    ...operation.errors.map((e) => module.own(errorName(operation, e))),
    ...(keyed ? [runtime(module, 'client', 'Missing')] : []),
  ];

  return generic(module.global('Promise'), join(arms, OR));
}

const OR = code` | `;
const VOID = code`void`;

function successText(of: ClientRoute, context: TypeContext): Code {
  const { operation, page, types } = of;
  const { output } = operation;
  const { module } = context;

  if (output === undefined || operation.task !== undefined) return VOID;
  if (page) return module.own(types.page);
  if (output.type.kind === 'stream') return slotText(output.type.item, context);

  return isAliased(output.type)
    ? module.own(operationNames(operation).output)
    : slotText(output, context);
}
