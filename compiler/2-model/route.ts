// Route syntax → Routes, one per method: parameters bound, access split, lists resolved.
import type {
  AssignmentSyntax,
  ComponentSyntax,
  ExpressionSyntax,
  MethodSyntax,
  Name,
  RouteSyntax,
} from '../1-syntax/syntax.ts';
import type { Span } from '../base/source.ts';
import { accessOf } from './access.ts';
import { deprecationOf } from './declaration.ts';
import type { Environment } from './environment.ts';
import { typeExpression } from './expression.ts';
import type { Expression } from './expression-model.ts';
import type { Access, Bind, Component, Guard, Operation, Query, Route } from './model.ts';
import type { Reference } from './node.ts';
import { child } from './node-id.ts';
import { typeOperand } from './operand.ts';
import { ownOperation } from './operation.ts';
import { parameterMembers, segmentsOf } from './parameter.ts';
import { accessRoots, policyScope } from './policy.ts';
import { claimsRoot, identityRoot, inputRoot, membersOf, requestRoot, routeRoot } from './roots.ts';
import { candidatesFrom, defined, miss, type Scope } from './scope.ts';
import type { Field, Slot } from './type-model.ts';

export interface RouteContext {
  readonly syntax: ComponentSyntax;
  readonly component: Component;
  readonly scope: Scope;
}

export function buildRoutes(route: RouteSyntax, context: RouteContext): readonly Route[] {
  return route.methods.map((method) => buildRoute(route, method, context));
}

function buildRoute(route: RouteSyntax, method: MethodSyntax, context: RouteContext): Route {
  const { component, scope, syntax } = context;
  const reference =
    method.call === undefined
      ? { name: '', at: method.method.at, id: '' }
      : ownOperation(method.call, syntax, scope);
  const operation = component.operations.find((o) => o.id === reference.id);
  const bound = new Set(method.bind.map((b) => b.name.value));
  const segments = segmentsOf(route, operation, { component, scope, bound });
  const env: Environment = {
    scope,
    place: 'policies',
    roots: [
      ...accessRoots(syntax, scope),
      routeRoot(parameterMembers(segments, operation, scope)),
      ...(operation === undefined ? [] : [inputRoot(operation.input, operation.name)]),
    ],
    policies: policyScope(syntax),
  };
  const own = { operation, env, ...context };

  return defined({
    id: child(component.id, 'routes', route.path.value, method.method.value),
    at: method.method.at,
    component: component.id,
    method: method.method.value,
    path: route.path.value,
    segments,
    operation: reference,
    access: accessFrom(method.allow, method.method.at, env),
    bind: method.bind.map((b) => bindOf(b, own)),
    guards: method.guard.map((g) => guardOf(g, own)),
    query: queryOf(method, own),
    input: method.input?.map((name) => inputName(name, own)),
    output: method.output?.map((name) => outputName(name, own)),
    accepts: (method.accepts ?? []).map((a) => a.value),
    cache: cacheOf(method),
    require: method.require.map((r) => r.value),
    status: method.status,
    incept: method.incept === undefined ? undefined : outputName(method.incept, own),
    hide: method.hide?.value === true,
    deprecated: deprecationOf(method.deprecated),
    keys: keysOf(method),
  }) as Route;
}

interface Own extends RouteContext {
  readonly operation: Operation | undefined;
  readonly env: Environment;
}

function accessFrom(
  allow: readonly ExpressionSyntax[] | undefined,
  at: Span,
  env: Environment,
): Access | undefined {
  if (allow === undefined) return undefined;

  const [first, ...more] = allow.map((e) => typeExpression(e, env));

  if (first === undefined) return undefined;

  const whole: Expression =
    more.length === 0
      ? first
      : {
          kind: 'or',
          at: { ...first.at, end: more.at(-1)?.at.end ?? first.at.end },
          of: [first, ...more],
        };

  return accessOf(whole, allow[0]?.at ?? at);
}

function bindOf(syntax: AssignmentSyntax, own: Own): Bind {
  const { env, operation, scope } = own;
  const input = inputName(syntax.name, own);
  const member = inputMembers(operation, scope).find((m) => m.name === syntax.name.value);
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
  const found = members.find((m) => m.name === name.value);

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
  const members = [...outputMembers(operation?.output, scope), ...extra];
  const found = members.find((m) => m.name === name.value);

  if (found === undefined && operation !== undefined) {
    miss(scope, {
      what: 'field',
      name: name.value,
      at: name.at,
      scope: `the output of ${operation.name}`,
      candidates: candidatesFrom(members),
    });
  }

  return { name: name.value, at: name.at, id: found?.id ?? '' };
}

function queryOf({ query }: MethodSyntax, own: Own): Query | undefined {
  if (query === undefined) return undefined;

  const times = (own.scope.entity(own.component.id) ?? []).filter((f) =>
    ['_created', '_updated'].includes(f.name),
  );
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

function cacheOf({ cache }: MethodSyntax): Route['cache'] {
  if (cache === undefined) return undefined;

  return defined({
    at: cache.at,
    public: cache.public?.value === true,
    max: cache.max?.value,
    revalidate: cache.revalidate?.value,
  });
}

function keysOf(method: MethodSyntax): Readonly<Record<string, Span>> {
  const keys: Record<string, Span | undefined> = {
    call: method.call?.at,
    allow: method.allow?.[0]?.at,
    query: method.query?.at,
    cache: method.cache?.at,
    incept: method.incept?.at,
    status: method.status?.at,
    accepts: method.accepts?.[0]?.at,
    hide: method.hide?.at,
    failed: method.failed.length > 0 ? method.method.at : undefined,
    failedAllow: method.failed.includes('allow') ? method.method.at : undefined,
    failedCall: method.failed.includes('call') ? method.method.at : undefined,
  };

  return defined(keys) as Record<string, Span>;
}

/** The most specific first: static segments before parameters, then by text, then by method. */
export function compareRoutes(a: Route, b: Route): number {
  const length = Math.min(a.segments.length, b.segments.length);

  for (let i = 0; i < length; i++) {
    const left = a.segments[i];
    const right = b.segments[i];

    if (left === undefined || right === undefined) break;

    const kind = Number(left.parameter !== undefined) - Number(right.parameter !== undefined);

    if (kind !== 0) return kind;
    if (left.parameter === undefined && left.text !== right.text)
      return left.text < right.text ? -1 : 1;
  }

  return (
    a.segments.length - b.segments.length ||
    METHODS.indexOf(a.method) - METHODS.indexOf(b.method) ||
    (a.id < b.id ? -1 : 1)
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
