// The declarations of a client module: what its functions take and answer. Named types only.
import type { Component } from '../../2-model/model.ts';
import { errorName, operationNames } from '../../3-check/naming.ts';
import type { Program } from '../../3-check/program.ts';
import { isReservedWord } from '../../base/names.ts';
import { binding, type Code, code, commas, doc, join, name, wrapped } from '../code/code.ts';
import { Module } from '../code/module.ts';
import { runtime } from '../code/runtime.ts';
import { componentFolder, specifier } from '../paths.ts';
import { boundType } from '../routes/bound-type.ts';
import { isAliased } from '../types/shape.ts';
import { type NamedPlace, typeIndex } from '../types/type-index.ts';
import { deprecationText, slotText, type TypeContext, typeText } from '../types/type-text.ts';
import { type ClientRoute, clientRoutes, hasQuery } from './client-route.ts';
import { declareReachable } from './reachable.ts';
import { routeTypes } from './route-types.ts';

export function clientDeclarations(component: Component, program: Program): string {
  const routes = clientRoutes(component, program);
  const context = declarationContext(component, program, routes);
  const types = routes.flatMap((route) => routeTypes(route, component, context));
  const functions = routes.map((route) => declaration(route, component, context));
  const renamed = routes
    .filter((r) => isReservedWord(r.name))
    .map((r) => code`${binding(r.name)} as ${name(r.name)}`);

  return context.module.print([
    ...types,
    ...functions,
    ...(renamed.length === 0 ? [] : [code`export { ${commas(renamed)} };`]),
  ]);
}

export function sharedDeclarations(program: Program): string {
  const index = typeIndex(program);
  const names = index.names(undefined).map((n) => n.name);
  const context: TypeContext = {
    program,
    index,
    form: 'handler',
    plain: true,
    library: '@toac/runtime/client',
    module: new Module(names, { requests: true }),
    moduleOf: () => undefined,
  };
  const body = program.types.flatMap((t) =>
    declareReachable({ kind: 'named', name: t.name, target: t.id }, context),
  );

  return context.module.print(body);
}

function declarationContext(
  component: Component,
  program: Program,
  routes: readonly ClientRoute[],
): TypeContext {
  const index = typeIndex(program);
  const names = index.names(component.id).filter((n) => n.file !== 'contract');
  const shared = specifier(`${componentFolder(component.id)}.d.ts`, 'types.js');

  return {
    program,
    index,
    form: 'handler',
    plain: true,
    library: '@toac/runtime/client',
    module: new Module([...names.map((n) => n.name), ...routes.map((r) => binding(r.name).text)], {
      requests: true,
    }),
    moduleOf: (place: NamedPlace) =>
      place.component === component.id ? undefined : (place.component ?? shared),
  };
}

function declaration(of: ClientRoute, component: Component, context: TypeContext): Code {
  const { module, program } = context;
  const { route, operation } = of;
  const path = of.parameters.map((p) => {
    const type = boundType(p, operation, program);

    return code`${binding(p.name)}: ${type === undefined ? code`string` : typeText(type, context)}`;
  });
  const query = module.own.bind(module);
  const args = [
    code`http: ${runtime(module, 'client', 'Http')}`,
    ...path,
    ...(of.body === undefined ? [] : [code`body: ${bodyText(of, context)}`]),
    ...(hasQuery(of) ? [code`query?: ${query(`${of.base}Query`)}`] : []),
    code`options?: ${runtime(module, 'client', 'CallOptions')}`,
  ];
  const words = doc(
    operation.doc,
    `${route.method} ${route.path}`,
    deprecationText(route.deprecated ?? operation.deprecated),
  );
  const head = code`${isReservedWord(of.name) ? code`declare` : code`export declare`} function ${binding(of.name)}`;
  const reply = replyText(of, component, context);
  const flat = code`${head}(${commas(args)}): ${reply};`;

  if (flat.text.length <= 100) return code`${words}${flat}`;

  return code`${words}${head}${wrapped([code`(`, code`)`], args, 101)}: ${reply};`;
}

function bodyText(of: ClientRoute, context: TypeContext): Code {
  const { input } = of.operation;

  if (of.body === 'bytes') return context.module.global('Uint8Array');
  if (of.body === 'whole' && input !== undefined)
    return slotText(input, { ...context, form: 'request' });

  return context.module.own(`${of.base}Body`);
}

function replyText(of: ClientRoute, _component: Component, context: TypeContext): Code {
  const { operation } = of;
  const { module } = context;
  const success = successText(of, context);

  if (operation.output?.type.kind === 'stream')
    return code`${module.global('AsyncIterable')}<${success}>`;

  const keyed = operation.scope === 'object' || operation.scope === 'changeset';
  const arms = [
    success,
    ...operation.errors.map((e) => module.own(errorName(operation, e))),
    ...(keyed ? [runtime(module, 'client', 'Missing')] : []),
  ];

  return code`${module.global('Promise')}<${join(arms, code` | `)}>`;
}

function successText(of: ClientRoute, context: TypeContext): Code {
  const { operation, page, base } = of;
  const { output } = operation;
  const { module } = context;

  if (output === undefined || operation.task !== undefined) return code`void`;
  if (page) return module.own(`${base}Page`);
  if (output.type.kind === 'stream') return slotText(output.type.item, context);

  return isAliased(output.type)
    ? module.own(operationNames(operation).output)
    : slotText(output, context);
}
