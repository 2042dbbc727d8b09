// Route syntax → Routes, one per method: parameters bound, access split, lists resolved.

import type {
  AssignmentSyntax,
  CacheSyntax,
  ComponentSyntax,
  ExpressionSyntax,
  MethodSyntax,
  Name,
  QuerySyntax,
  RouteSyntax,
} from '../1-syntax/syntax.ts';
import { byName } from '../base/by-name.ts';
import { each, NONE } from '../base/lists.ts';
import type { Span } from '../base/source.ts';
import { accessOf } from './access.ts';
import { deprecationOf } from './declaration.ts';
import type { Environment, PolicyScope } from './environment.ts';
import { typeExpression } from './expression.ts';
import type { Expression } from './expression-model.ts';
import type { Access, Bind, Component, Guard, Operation, Query, Route } from './model.ts';
import type { Reference } from './node.ts';
import { child, declared } from './node-id.ts';
import { typeOperand } from './operand.ts';
import { ownOperation } from './operation.ts';
import { parameterMembers, segmentsOf } from './parameter.ts';
import { accessRoots, policyScope } from './policy.ts';
import {
  claimsRoot,
  identityRoot,
  inputRoot,
  membersOf,
  type RootScope,
  requestRoot,
  routeRoot,
} from './roots.ts';
import { candidatesFrom, type Draft, defined, miss, type Scope } from './scope.ts';
import type { Field, Slot } from './type-model.ts';

/** What all routes of a component see. */
interface RouteContext {
  readonly syntax: ComponentSyntax;
  readonly component: Component;
  readonly scope: Scope;
  readonly roots: readonly RootScope[];
  readonly policies: PolicyScope;
}

export function buildRoutes(
  syntax: ComponentSyntax,
  component: Component,
  scope: Scope,
): readonly Route[] {
  if (syntax.routes.length === 0) return [];

  const roots = accessRoots(syntax, scope);
  const context = { syntax, component, scope, roots, policies: policyScope(syntax, scope) };

  return syntax.routes.flatMap((route) =>
    route.methods.map((method) => buildRoute(route, method, context)),
  );
}

function buildRoute(route: RouteSyntax, method: MethodSyntax, context: RouteContext): Route {
  const { component, scope, policies } = context;
  const operation = operationOf(method, component);
  const reference = referenceOf(method, operation, context);
  const bound = method.bind.map((b) => b.name.value);
  const segments = segmentsOf(route, operation, { component, scope, bound });
  const roots = [...context.roots, routeRoot(parameterMembers(segments, operation, scope))];

  if (operation !== undefined) roots.push(inputRoot(operation.input, operation.name));

  const env: Environment = { scope, place: 'policies', roots, policies };
  const own: Own = { component, scope, operation, env };
  const access = accessFrom(method.allow, method.method.at, env);

  // Always there, and all of it, so that routes are of one form; what only some have comes behind.
  const built: Draft<Route> = {
    id: child(declared(component.id, 'routes', route.path.value), method.method.value),
    at: method.method.at,
    component: component.id,
    method: method.method.value,
    path: route.path.value,
    segments,
    operation: reference,
    bind: each(method.bind, (b) => bindOf(b, own)),
    guards: each(method.guard, (g) => guardOf(g, own)),
    accepts: each(method.accepts ?? NONE, (a) => a.value),
    require: each(method.require, (r) => r.value),
    hide: method.hide?.value === true,
    keys: keysOf(method),
  };

  if (access !== undefined) built.access = access;

  addOptional(built, method, own);

  return built;
}

function addOptional(route: Draft<Route>, method: MethodSyntax, own: Own): void {
  const { query, input, output, cache, status, incept } = method;
  const deprecated = deprecationOf(method.deprecated);

  if (query !== undefined) route.query = queryOf(query, own);
  if (input !== undefined) route.input = input.map((name) => inputName(name, own));
  if (output !== undefined) route.output = output.map((name) => outputName(name, own));
  if (cache !== undefined) route.cache = cacheOf(cache);
  if (status !== undefined) route.status = status;
  if (incept !== undefined) route.incept = outputName(incept, own);
  if (deprecated !== undefined) route.deprecated = deprecated;
}

function operationOf({ call }: MethodSyntax, { operations }: Component): Operation | undefined {
  return call && byName(operations, call.value);
}

function referenceOf(
  { call, method }: MethodSyntax,
  operation: Operation | undefined,
  { syntax, scope }: RouteContext,
): Reference {
  if (call === undefined) return { name: '', at: method.at, id: '' };

  return operation === undefined
    ? ownOperation(call, syntax, scope)
    : { name: call.value, at: call.at, id: operation.id };
}

interface Own {
  readonly component: Component;
  readonly scope: Scope;
  readonly operation: Operation | undefined;
  readonly env: Environment;
}

function accessFrom(
  allow: readonly ExpressionSyntax[] | undefined,
  at: Span,
  env: Environment,
): Access | undefined {
  if (allow === undefined) return undefined;

  const of = allow.map((e) => typeExpression(e, env));
  const [first] = of;

  if (first === undefined) return undefined;

  const { file, start } = first.at;
  const end = of.at(-1)?.at.end ?? first.at.end;
  const whole: Expression = of.length === 1 ? first : { kind: 'or', at: { file, start, end }, of };

  return accessOf(whole, allow[0]?.at ?? at);
}

function bindOf(syntax: AssignmentSyntax, own: Own): Bind {
  const { env, operation, scope } = own;
  const input = inputName(syntax.name, own);
  const member = byName(inputMembers(operation, scope), syntax.name.value);
  const source = typeOperand(
    syntax.expression,
    {
      ...env,
      place: 'bind',
      roots: [
        identityRoot(),
        requestRoot(),
        claimsRoot(),
        ...env.roots.filter((r) => r.root === 'route'),
      ],
    },
    member,
  );

  return { input, source };
}

function guardOf(syntax: AssignmentSyntax, own: Own): Guard {
  const allow = typeExpression(syntax.expression, own.env);

  return { input: inputName(syntax.name, own), access: accessOf(allow, syntax.expression.at) };
}

function inputMembers(operation: Operation | undefined, scope: Scope): readonly Field[] {
  if (operation?.input === undefined) return [];

  return membersOf(operation.input.type, scope) as readonly Field[];
}

function inputName(name: Name, { operation, scope }: Own): Reference {
  const members = inputMembers(operation, scope);
  const found = byName(members, name.value);

  if (found === undefined && operation !== undefined) {
    miss(scope, {
      what: 'input',
      name: name.value,
      at: name.at,
      scope: operation.name,
      candidates: candidatesFrom(members),
    });
  }

  return { name: name.value, at: name.at, id: found?.id ?? '' };
}

/** Members of the output, or of its items. */
export function outputMembers(output: Slot | undefined, scope: Scope): readonly Field[] {
  if (output === undefined) return [];

  const { type } = output;
  const inner = type.kind === 'list' || type.kind === 'stream' ? type.item.type : type;

  return membersOf(inner, scope) as readonly Field[];
}

function outputName(
  name: Name,
  { operation, scope }: Own,
  extra: readonly Field[] = [],
): Reference {
  const members = outputMembers(operation?.output, scope);
  const found = byName(members, name.value) ?? byName(extra, name.value);

  if (found === undefined && operation !== undefined) {
    miss(scope, {
      what: 'field',
      name: name.value,
      at: name.at,
      scope: `the output of ${operation.name}`,
      candidates: candidatesFrom([...members, ...extra]),
    });
  }

  return { name: name.value, at: name.at, id: found?.id ?? '' };
}

/** Of the system's fields, those that a query may name. */
const TIMES = ['_created', '_updated'];

function queryOf(query: QuerySyntax, own: Own): Query {
  const stored = own.scope.entity(own.component.id) ?? [];
  const times = TIMES.flatMap((name) => byName(stored, name) ?? []);
  const find = (name: Name): Reference => outputName(name, own, times);

  return defined({
    at: query.at,
    filter: query.filter.map(find),
    sort: query.sort.map(find),
    fields: query.fields.map((f) => outputName(f, own)),
    limit:
      query.limit === undefined
        ? undefined
        : {
            at: query.limit.at,
            default: query.limit.default?.value ?? Math.min(100, query.limit.max?.value ?? 100),
            max: query.limit.max?.value ?? query.limit.default?.value ?? 100,
          },
  });
}

function cacheOf(cache: CacheSyntax): NonNullable<Route['cache']> {
  return defined({
    at: cache.at,
    public: cache.public?.value === true,
    max: cache.max?.value,
    revalidate: cache.revalidate?.value,
  });
}

function keysOf(method: MethodSyntax): Readonly<Record<string, Span>> {
  const { failed } = method;
  const keys: Record<string, Span> = {};

  if (method.call !== undefined) keys['call'] = method.call.at;
  if (method.allow?.[0] !== undefined) keys['allow'] = method.allow[0].at;
  if (method.query !== undefined) keys['query'] = method.query.at;
  if (method.cache !== undefined) keys['cache'] = method.cache.at;
  if (method.incept !== undefined) keys['incept'] = method.incept.at;
  if (method.status !== undefined) keys['status'] = method.status.at;
  if (method.accepts?.[0] !== undefined) keys['accepts'] = method.accepts[0].at;
  if (method.hide !== undefined) keys['hide'] = method.hide.at;

  if (failed.length > 0) {
    const { at } = method.method;

    keys['failed'] = at;
    if (failed.includes('allow')) keys['failedAllow'] = at;
    if (failed.includes('call')) keys['failedCall'] = at;
  }

  return keys;
}
