// The types of one function of a client: body, query, page, output, errors.
import type { Component } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import { errorName, operationNames } from '../../3-check/naming.ts';
import { block, type Code, code, commas, doc, memberKey, text, typeAlias } from '../code/code.ts';
import { runtime } from '../code/runtime.ts';
import { boundType } from '../routes/bound-type.ts';
import { declareForm } from '../types/declarations.ts';
import { isAliased } from '../types/shape.ts';
import { memberTexts, slotText, type TypeContext, typeText } from '../types/type-text.ts';
import { type ClientRoute, hasQuery } from './client-route.ts';
import { declareReachable, isNew } from './reachable.ts';

export function routeTypes(
  of: ClientRoute,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  return [
    ...parameterTypes(of, context),
    ...bodyTypes(of, context),
    ...queryTypes(of, component, context),
    ...outputTypes(of, context),
    ...errorTypes(of, context),
  ];
}

function parameterTypes(
  { parameters, operation }: ClientRoute,
  context: TypeContext,
): readonly Code[] {
  return parameters.flatMap((p) => {
    const type = boundType(p, operation, context.program);

    return type === undefined ? [] : reached(type, context);
  });
}

/** Ids of the component have an alias, as in its own types. */
function reached(type: Type, context: TypeContext): readonly Code[] {
  return declareReachable(type, context);
}

function bodyTypes({ body, base, operation }: ClientRoute, context: TypeContext): readonly Code[] {
  if (body === undefined || body === 'bytes') return [];
  if (body === 'whole')
    return operation.input === undefined ? [] : reached(operation.input.type, context);

  const request: TypeContext = { ...context, form: 'request' };
  const own = code`export interface ${context.module.own(`${base}Body`)}`;

  return [
    block(own, memberTexts({ kind: 'object', fields: body }, request)),
    ...body.flatMap((f) => reached(f.type, context)),
  ];
}

function queryTypes(of: ClientRoute, component: Component, context: TypeContext): readonly Code[] {
  if (!hasQuery(of)) return [];

  const { base, route, queryInputs, page } = of;
  const { module } = context;
  const filter = filterTypes(of, component, context);
  const sort = (route.query?.sort ?? []).flatMap(({ name }) => [text(name), text(`-${name}`)]);
  const fields = (route.query?.fields ?? []).map(({ name }) => text(name));
  const listed = (name: string, values: readonly Code[]): readonly Code[] =>
    values.length === 0
      ? []
      : [
          code`readonly ${memberKey(name.toLowerCase() === 'field' ? 'fields' : 'sort')}?: readonly ${module.own(`${base}${name}`)}[] | undefined;`,
        ];
  const members = [
    ...memberTexts({ kind: 'object', fields: queryInputs }, { ...context, form: 'request' }),
    ...(filter.length === 0
      ? []
      : [code`readonly filter?: ${module.own(`${base}Filter`)} | undefined;`]),
    ...listed('Sort', sort),
    ...listed('Field', fields),
    ...(page
      ? [
          code`readonly limit?: number | undefined;`,
          code`readonly omit?: number | undefined;`,
          code`readonly after?: string | undefined;`,
        ]
      : []),
  ];

  return [
    block(code`export interface ${module.own(`${base}Query`)}`, members),
    ...filter,
    ...(sort.length === 0 ? [] : [typeAlias(module.own(`${base}Sort`), sort)]),
    ...(fields.length === 0 ? [] : [typeAlias(module.own(`${base}Field`), fields)]),
    ...queryInputs.flatMap((f) => reached(f.type, context)),
  ];
}

function filterTypes(
  { route, base }: ClientRoute,
  component: Component,
  context: TypeContext,
): readonly Code[] {
  const names = (route.query?.filter ?? []).map((f) => f.name);

  if (names.length === 0) return [];

  const criterion = runtime(context.module, 'client', 'Criterion');
  const fields = names.map((name) => {
    const found = component.entity?.fields.find((f) => f.name === name)?.type;
    const type: Type = found?.kind === 'list' ? found.item.type : (found ?? { kind: 'timestamp' });

    return { name, type };
  });
  const members = fields.map(
    ({ name, type }) =>
      code`readonly ${memberKey(name)}?: ${criterion}<${typeText(type, context)}> | undefined;`,
  );

  return [
    block(code`export interface ${context.module.own(`${base}Filter`)}`, members),
    ...fields.flatMap((f) => reached(f.type, context)),
  ];
}

function outputTypes(
  { operation, page, base }: ClientRoute,
  context: TypeContext,
): readonly Code[] {
  const { output } = operation;

  if (output === undefined || operation.task !== undefined) return [];

  const { module } = context;

  if (page && output.type.kind === 'list') {
    const items = code`readonly items: ${slotText(output, context)};`;
    const next = code`${doc('Where the next page begins; pass it as `after`.')}readonly next?: string;`;

    return [
      block(code`export interface ${module.own(`${base}Page`)}`, [items, next]),
      ...reached(output.type, context),
    ];
  }

  const { output: own } = operationNames(operation);
  const alias =
    isAliased(output.type) && output.type.kind !== 'stream' && isNew(own, context)
      ? declareForm(own, output.type, context, output)
      : [];

  return [...alias, ...reached(output.type, context)];
}

function errorTypes({ operation }: ClientRoute, context: TypeContext): readonly Code[] {
  return operation.errors.flatMap((error) => {
    const own = errorName(operation, error);

    if (!isNew(own, context)) return [];

    const failure = runtime(context.module, 'client', 'Failure');
    const args =
      error.data === undefined
        ? [text(error.name)]
        : [text(error.name), slotText(error.data, context)];

    return [
      ...(error.data === undefined ? [] : reached(error.data.type, context)),
      code`${doc(`${error.status}`)}export type ${context.module.own(own)} = ${failure}<${commas(args)}>;`,
    ];
  });
}
