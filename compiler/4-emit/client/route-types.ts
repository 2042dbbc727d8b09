// The types of one function of a client: body, query, page, output, errors.
import type { Component, Operation } from '../../2-model/model.ts';
import type { Type } from '../../2-model/type-model.ts';
import { errorName, operationNames } from '../../3-check/naming.ts';
import {
  type Code,
  code,
  commas,
  doc,
  empty,
  interfaceText,
  property,
  text,
  typeAlias,
} from '../code/code.ts';
import { beside, generic } from '../code/parts.ts';
import { runtime } from '../code/runtime.ts';
import { boundType } from '../routes/bound-type.ts';
import { entityField } from '../routes/entity-field.ts';
import { declareForm } from '../types/declarations.ts';
import { isAliased } from '../types/shape.ts';
import {
  asRequest,
  OR_UNDEFINED,
  properties,
  slotText,
  type TypeContext,
  typeText,
} from '../types/type-text.ts';
import { type ClientRoute, hasQuery } from './client-route.ts';
import { declareFields, declareReachable, isNew } from './reachable.ts';

type OperationError = Operation['errors'][number];

/** They go `into` the module's body. */
export function routeTypes(
  of: ClientRoute,
  component: Component,
  context: TypeContext,
  into: Code[],
): void {
  for (const p of of.parameters) {
    const type = boundType(p, of.operation, context.program);

    if (type !== undefined) declareReachable(type, context, into);
  }

  bodyTypes(of, context, into);
  if (hasQuery(of)) queryTypes(of, component, context, into);
  outputTypes(of, context, into);
  for (const error of of.operation.errors) errorTypes(of, error, context, into);
}

function bodyTypes(
  { body, types, operation }: ClientRoute,
  context: TypeContext,
  into: Code[],
): void {
  if (body === undefined || body === 'bytes') return;

  if (body === 'whole') {
    if (operation.input !== undefined) declareReachable(operation.input.type, context, into);

    return;
  }

  const request = asRequest(context);
  const own = context.module.own(types.body);

  into.push(interfaceText(own, properties({ fields: body }, request)));
  declareFields(body, context, into);
}

function queryTypes(
  of: ClientRoute,
  component: Component,
  context: TypeContext,
  into: Code[],
): void {
  const { types, route, queryInputs, page } = of;
  const { module } = context;
  const filter = route.query?.filter ?? [];
  const sort = (route.query?.sort ?? []).flatMap(({ name }) => [text(name), text(`-${name}`)]);
  const fields = (route.query?.fields ?? []).map(({ name }) => text(name));
  const members: Code[] = [];

  if (queryInputs.length > 0)
    members.push(...properties({ fields: queryInputs }, asRequest(context)));
  if (filter.length > 0) members.push(given('filter', module.own(types.filter)));
  if (sort.length > 0) members.push(given('sort', code`readonly ${module.own(types.sort)}[]`));
  if (fields.length > 0) members.push(given('fields', code`readonly ${module.own(types.field)}[]`));
  if (page) members.push(...PAGE);

  into.push(interfaceText(module.own(types.query), members));
  if (filter.length > 0) filterTypes(of, component, context, into);
  if (sort.length > 0) into.push(typeAlias(module.own(types.sort), sort));
  if (fields.length > 0) into.push(typeAlias(module.own(types.field), fields));
  declareFields(queryInputs, context, into);
}

/** What a caller may leave out, or leave undefined. */
function given(key: string, type: Code): Code {
  return property(empty, key, true, beside(type, OR_UNDEFINED));
}

const PAGE = [
  given('limit', code`number`),
  given('omit', code`number`),
  given('after', code`string`),
];

function filterTypes(
  { route, types }: ClientRoute,
  component: Component,
  context: TypeContext,
  into: Code[],
): void {
  const criterion = runtime(context.module, 'client', 'Criterion');
  const fields = (route.query?.filter ?? []).map(({ name }) => {
    const found = entityField(component, name)?.type;
    const type: Type = found?.kind === 'list' ? found.item.type : (found ?? { kind: 'timestamp' });

    return { name, type };
  });
  const members = fields.map(({ name, type }) =>
    given(name, generic(criterion, typeText(type, context))),
  );

  into.push(interfaceText(context.module.own(types.filter), members));
  declareFields(fields, context, into);
}

const NEXT = property(
  doc('Where the next page begins; pass it as `after`.'),
  'next',
  true,
  code`string`,
);

function outputTypes(
  { operation, page, types }: ClientRoute,
  context: TypeContext,
  into: Code[],
): void {
  const { output } = operation;

  if (output === undefined || operation.task !== undefined) return;

  const { module } = context;

  if (page && output.type.kind === 'list') {
    const items = property(empty, 'items', false, slotText(output, context));

    into.push(interfaceText(module.own(types.page), [items, NEXT]));
  } else {
    const { output: own } = operationNames(operation);

    if (isAliased(output.type) && output.type.kind !== 'stream' && isNew(own, context))
      into.push(...declareForm(own, output.type, context, output));
  }

  declareReachable(output.type, context, into);
}

function errorTypes(
  { operation }: ClientRoute,
  error: OperationError,
  context: TypeContext,
  into: Code[],
): void {
  const own = errorName(operation, error);

  if (!isNew(own, context)) return;

  const failure = runtime(context.module, 'client', 'Failure');
  const args =
    error.data === undefined
      ? [text(error.name)]
      : [text(error.name), slotText(error.data, context)];

  if (error.data !== undefined) declareReachable(error.data.type, context, into);

  into.push(
    code`${doc(`${error.status}`)}export type ${context.module.own(own)} = ${failure}<${commas(args)}>;`,
  );
}
