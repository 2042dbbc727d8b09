// What the system is asked: path, query string, body and what the request fills, as one call. Checks the gateway's half of it.
import { put } from '../check/convert.ts';
import { operandValue } from '../core/evaluate-expression.ts';
import type { ExpressionEnvironment } from '../core/expression.ts';
import { nodeCrypto } from '../core/node-modules.ts';
import { once } from '../core/once.ts';
import type { AskingRoute } from '../core/request.ts';
import { toWire } from '../core/wire.ts';
import type { Value } from '../storage/values.ts';
import { addressOf, checkGuards } from './access.ts';
import type { GatewayCall } from './calls.ts';
import type { ParameterDefinition, TextDefinition } from './definition.ts';
import { environmentOf, requestFacts } from './environment.ts';
import { matchedVersions } from './etag.ts';
import { type Exchange, pathTexts } from './exchange.ts';
import type { Plan } from './plan.ts';
import { mistaken, Refusal, type RequestProblem } from './refusal.ts';
import { readQuery } from './route-query.ts';
import { typedValue } from './text-value.ts';

type Input = { [name: string]: Value };

/** `body`: of JSON its value, of others the bytes as the wire has them. */
export function buildCall(exchange: Exchange, plan: Plan, body: Value | undefined): GatewayCall {
  const { definition } = plan;
  const raw = definition.body?.kind === 'raw';
  const sent = raw ? undefined : body;
  const { query, input } = readQuery(exchange, plan);

  checkSent(plan, sent);

  const given = sent ?? input;
  const facts = once(() =>
    environmentOf(exchange, {
      input: given,
      ...(raw && typeof body === 'string' && { body }),
    }),
  );

  checkGuards(plan, given, facts);

  const path = readPath(exchange, plan);
  const own = exchange.given === undefined;
  const bound = fill(plan, { own, sent: given, path: path.input, environment: facts });

  return {
    operation: plan.operation,
    input: bound,
    own,
    query: path.id === undefined ? query : { ...query, id: path.id },
    criteria: path.criteria,
    match: matchOf(exchange, plan),
    id: keyOf(exchange, plan),
    timeout: definition.timeout,
    identity: exchange.identity,
    traceparent: traceOf(exchange),
    route: askingRoute(exchange, plan),
  };
}

/** What the request fills, and what the route does not take, no body may hold. */
function checkSent({ filled, takes, safe }: Plan, sent: Value | undefined): void {
  if (sent === undefined || (filled.size === 0 && takes === undefined) || safe) return;

  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw invalid([{ pointer: '', code: 'type', message: 'must be an object' }]);

  const errors = Object.keys(sent)
    .filter((name) => filled.has(name) || takes?.has(name) === false)
    .map(
      (name): RequestProblem => ({
        pointer: pointerOf(name),
        code: 'unknown',
        message: 'must not be sent',
      }),
    );

  if (errors.length > 0) throw invalid(errors.slice(0, 100));
}

function pointerOf(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function invalid(errors: readonly RequestProblem[]): Refusal {
  return new Refusal('invalid', 'The request does not fit the contract', { errors });
}

interface FromPath {
  id: Value | undefined;
  criteria: Input | undefined;
  input: Input | undefined;
}

/** A text that is no value of its parameter names nothing. */
function readPath({ values }: Exchange, { parameters }: Plan): FromPath {
  const path: FromPath = { id: undefined, criteria: undefined, input: undefined };

  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i] as ParameterDefinition;
    const typed = typedValue(parameter, values[i] ?? '');

    if ('problems' in typed) throw new Refusal('missing', 'There is nothing here');

    const name = parameter.of ?? parameter.name;

    if (parameter.to === 'id') path.id = typed.value;
    else if (parameter.to === 'criterion')
      path.criteria = { ...path.criteria, [name]: typed.value };
    else if (parameter.to === 'input') path.input = { ...path.input, [name]: typed.value };
  }

  return path;
}

interface Filling {
  readonly own: boolean;
  readonly sent: Value | undefined;
  readonly path: Input | undefined;
  readonly environment: () => ExpressionEnvironment;
}

function fill({ bind }: Plan, { own, sent, path, environment }: Filling): Value | undefined {
  if (bind.length === 0 && path === undefined) return sent;

  // What was parsed for this request is nobody else's.
  const input: Input =
    own && sent !== undefined ? (sent as Input) : { ...(sent as Input | undefined) };

  for (const [name, value] of Object.entries(path ?? {})) put(input, name, value);

  for (const { input: name, from, as } of bind) {
    const value = operandValue(from, environment());

    if (value !== undefined && value !== null)
      put(input, name, as === undefined ? toWire(value) : typed(name, as, value));
  }

  return input;
}

/** Headers and claims are texts; the input may be none. What cannot be read is the caller's mistake. */
function typed(name: string, as: TextDefinition['as'], value: unknown): Value {
  if (typeof value !== 'string') return toWire(value);

  const read = typedValue({ name, as, rule: () => undefined }, value);

  if ('value' in read) return read.value;

  throw invalid(read.problems.map((problem) => ({ ...problem, pointer: pointerOf(name) })));
}

/** On what has no versions, a tag can only be wrong. */
function matchOf({ head }: Exchange, { definition }: Plan): readonly number[] | undefined {
  if (head.ifMatch === undefined) return undefined;

  const versions = matchedVersions(head.ifMatch);

  const { scope } = definition;

  if (versions !== undefined && scope !== 'object' && scope !== 'changeset')
    throw new Refusal('stale', 'There is no such version here');

  return versions;
}

const KEY = /^(?:"[\x20\x21\x23-\x5b\x5d-\x7e]{1,255}"|[\x21\x23-\x5b\x5d-\x7e]{1,255})$/;

/** Of one caller, for one operation: two callers who choose the same key do not meet. */
function keyOf(exchange: Exchange, plan: Plan): string | undefined {
  const { idempotencyKey } = exchange.head;

  if (idempotencyKey === undefined || plan.safe) return undefined;

  if (!KEY.test(idempotencyKey))
    throw mistaken('header', 'idempotency-key', 'must be 1 to 255 printable characters', 'format');

  const { identity, authority = '' } = exchange;
  const caller = identity === undefined ? ['address', addressOf(exchange)] : ['id', identity.id];
  const key = idempotencyKey.replaceAll('"', '');

  return nodeCrypto()
    .createHash('sha256')
    .update(JSON.stringify([authority, ...caller, plan.operation, key]))
    .digest('base64url');
}

const TRACE = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

function traceOf({ head: { traceparent } }: Exchange): string | undefined {
  return traceparent !== undefined && TRACE.test(traceparent) ? traceparent : undefined;
}

function askingRoute(exchange: Exchange, plan: Plan): AskingRoute {
  const { asking, definition, name, parameters, readsRequest } = plan;

  if (asking !== undefined) return asking;

  return {
    name,
    asks: definition.asks,
    parameters: parameters.length === 0 ? undefined : pathTexts(exchange),
    request: readsRequest ? requestFacts(exchange) : undefined,
  };
}
