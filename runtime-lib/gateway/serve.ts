// A request's way through the gateway, in the one order of checks: a step does not begin before those above it are done.
import type { Reply } from '../core/request.ts';
import type { Value } from '../storage/values.ts';
import { authenticate, checkAllowed, identify } from './access.ts';
import type { Authenticated } from './authentication.ts';
import { hostOf } from './authority.ts';
import { buildCall } from './build-call.ts';
import { checkTags } from './etag.ts';
import { type Arrived, beginExchange, type Exchange } from './exchange.ts';
import type { Methods } from './match.ts';
import { answerOptions, answerPreflight, isPreflight, noMethod } from './methods.ts';
import { chooseType } from './negotiate.ts';
import { readTarget } from './path-text.ts';
import type { Plan } from './plan.ts';
import { GONE, type InputRead, readInput, withoutBody } from './read-input.ts';
import { mistaken, Refusal } from './refusal.ts';
import { reply } from './reply.ts';
import { hasBody, headerNamed, readHead } from './request-head.ts';
import { abandon, fail, send } from './send.ts';
import type { Site } from './site.ts';
import { checkSurface } from './surface.ts';

/** `pass`: what no route matches may be another's, who mounts the gateway; false: it is not. */
export type Pass = () => unknown;

export function serve(site: Site, arrived: Arrived, pass?: Pass): void {
  if (site.ending.size > 0 && site.ending.has(arrived.request.socket)) return;

  const exchange = beginExchange(site, arrived);

  site.active++;

  try {
    arrive(exchange, pass);
  } catch (error) {
    fail(exchange, error);
  }
}

/** Limits, host and route. */
function arrive(exchange: Exchange, pass: Pass | undefined): void {
  const { request, site } = exchange;
  const { rawHeaders, url = '', httpVersion } = request;
  const head = readHead(rawHeaders, site.limits.headerCount);

  exchange.head = head;
  exchange.unread = exchange.given === undefined && hasBody(head);
  checkLimits(exchange, url);

  if (url === '*') return answerForAll(exchange);

  const target = readTarget(url);

  exchange.authority = site.authorityOf(hostOf(head.host, target.host, httpVersion));
  exchange.query = target.query;

  const found = target.segments === undefined ? undefined : site.match(target.segments);

  if (found === undefined) {
    if (pass === undefined || pass() === false)
      throw new Refusal('missing', 'There is nothing here');

    return abandon(exchange);
  }

  exchange.values = found.values;
  enter(exchange, found.methods);
}

function checkLimits({ site, head, request }: Exchange, url: string): void {
  const { transferEncoding, contentLength, expect } = head;

  if (request.httpVersionMajor !== 1 || request.httpVersionMinor > 1)
    throw new Refusal('version', 'The version of HTTP must be 1.1', { close: true });
  if (site.active > site.limits.concurrency)
    throw new Refusal('unavailable', 'There are too many requests at once');
  if (url.length > site.limits.url)
    throw new Refusal('url-too-long', `The URL is longer than ${site.limits.url} bytes`);
  if (expect !== undefined && expect.toLowerCase() !== '100-continue')
    throw new Refusal('expectation', 'Nothing but 100-continue can be expected');

  if (transferEncoding === undefined) return;
  // What frames a body in two ways is read by two in two ways.
  if (contentLength !== undefined || request.httpVersion !== '1.1')
    throw new Refusal('invalid', 'The length of the body is ambiguous', { close: true });
  if (transferEncoding.toLowerCase() !== 'chunked')
    throw new Refusal('unsupported', 'Bodies are chunked or plain', { close: true });
}

/** `OPTIONS *` asks whether anybody is there. */
function answerForAll(exchange: Exchange): void {
  const { request, head, site } = exchange;

  if (request.method !== 'OPTIONS')
    throw new Refusal('invalid', 'The URL is not one of a resource');

  site.authorityOf(hostOf(head.host, undefined, request.httpVersion));
  send(exchange, { status: 204, headers: [] });
}

/** The path is known: the method, and who calls. */
function enter(exchange: Exchange, methods: Methods<Plan>): void {
  const { method = '' } = exchange.request;

  if (isPreflight(exchange)) return answerPreflight(exchange, methods);

  const plan = methods.get(method === 'HEAD' ? 'GET' : method);

  if (plan === undefined && method !== 'OPTIONS') throw noMethod(methods);

  exchange.plan = plan;

  const found = authenticate(exchange);

  if (found instanceof Promise) later(exchange, found, (who) => known(exchange, methods, who));
  else known(exchange, methods, found);
}

/** Who calls is known, or that nobody knows it. */
function known(exchange: Exchange, methods: Methods<Plan>, found: Authenticated): void {
  const { plan } = exchange;

  identify(exchange, found);

  if (plan === undefined) answerOptions(exchange, methods);
  else admitted(exchange, plan);
}

function later<T>(exchange: Exchange, wanted: Promise<T>, go: (value: T) => void): void {
  wanted.then(
    (value) => {
      try {
        go(value);
      } catch (error) {
        fail(exchange, error);
      }
    },
    (error: unknown) => fail(exchange, error),
  );
}

/** The gateway's half of the policy, then everything that the head says, then the body. */
function admitted(exchange: Exchange, plan: Plan): void {
  checkAllowed(exchange, plan);
  checkSurface(exchange, plan);
  negotiate(exchange, plan);
  checkHeaders(exchange, plan);

  if (hasBody(exchange.head)) readInput(exchange, plan, takeInput(exchange, plan));
  else call(exchange, plan, withoutBody(plan));
}

function takeInput(exchange: Exchange, plan: Plan): InputRead {
  return (input) => {
    if (input === GONE) return abandon(exchange);
    if (input instanceof Refusal) return fail(exchange, input);

    try {
      call(exchange, plan, input);
    } catch (error) {
      fail(exchange, error);
    }
  };
}

function negotiate(exchange: Exchange, { types }: Plan): void {
  if (types.length === 0) return;

  const type = chooseType(exchange.head.accept, types);

  if (type < 0) throw new Refusal('unacceptable', `The reply can be ${types.join(' or ')}`);

  exchange.type = type;
}

function checkHeaders({ head, request }: Exchange, { definition, safe }: Plan): void {
  const { ifNoneMatch, lastEventId } = head;

  for (const name of definition.require ?? []) {
    if (headerNamed(request.rawHeaders, name.toLowerCase()) === undefined)
      throw mistaken('header', name, 'is required', 'required');
  }

  if (lastEventId !== undefined && definition.answers === 'stream')
    throw mistaken('header', 'last-event-id', 'is not known: streams begin anew');

  if (ifNoneMatch === undefined) return;
  if (!safe) throw mistaken('header', 'if-none-match', 'is for reads alone');

  checkTags(ifNoneMatch);
}

function call(exchange: Exchange, plan: Plan, body: Value | undefined): void {
  const { site } = exchange;
  const asked = buildCall(exchange, plan, body);

  if (site.dev) exchange.called = performance.now();

  const signal = plan.definition.answers === 'stream' ? leaving(exchange) : undefined;
  const replied = site.calls(signal === undefined ? asked : { ...asked, signal });

  if (replied instanceof Promise)
    later<Reply>(exchange, replied, (answer) => reply(exchange, answer));
  else reply(exchange, replied);
}

/** Producers of streams learn that their reader has gone, also before the first frame. */
function leaving(exchange: Exchange): AbortSignal {
  const controller = new AbortController();

  exchange.abort = controller;
  exchange.response.once('close', () => controller.abort());

  return controller.signal;
}
