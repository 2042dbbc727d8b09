// A route as it is served: everything that can be known before a request comes.
import { type Compiled, compileExpression } from '../core/compile-expression.ts';
import type { AskingRoute } from '../core/request.ts';
import type {
  BindDefinition,
  CacheDefinition,
  ParameterDefinition,
  RouteDefinition,
  RoutesDefinition,
} from './definition.ts';
import { tagHash } from './etag.ts';
import { FORM_TYPE } from './form-file.ts';
import { STREAM_TYPES } from './frames.ts';
import { type HeaderBlock, headerBlock } from './header-block.ts';
import { VALUE_TYPES } from './representation.ts';
import { type RequestReads, requestReads } from './request-reads.ts';

export interface Plan {
  readonly definition: RouteDefinition;
  /** `GET /orders/:id` */
  readonly name: string;
  /** `shop.orders.read` */
  readonly operation: string;
  /** `transition.new.5f2eb4918049` */
  readonly surface: string | undefined;
  readonly allow: Compiled | undefined;
  readonly guards: readonly { readonly input: string; readonly allow: Compiled }[];
  readonly bind: readonly BindDefinition[];
  readonly parameters: readonly ParameterDefinition[];
  /** Inputs that path and request fill, and no caller. */
  readonly filled: ReadonlySet<string>;
  readonly takes: ReadonlySet<string> | undefined;
  readonly reads: RequestReads;
  readonly readsRequest: boolean;
  /** What the service is told of the route, where it needs to know no more than its name. */
  readonly asking: AskingRoute | undefined;
  /** What it can answer with; empty where there is nothing to choose. */
  readonly types: readonly string[];
  /** By type: what tells the tags of its representations apart. */
  readonly hashes: readonly string[];
  readonly accepts: readonly string[];
  /** Bytes may also come as the file of a form. */
  readonly forms: boolean;
  /** Headers of every success: to a caller who is known, and to one who is not. */
  readonly known: HeaderBlock;
  readonly anonymous: HeaderBlock;
  readonly safe: boolean;
  /** Of many entities. */
  readonly many: boolean;
}

export interface PlanOptions {
  readonly cors: boolean;
  readonly compress: boolean;
}

export function plansOf(
  components: readonly RoutesDefinition[],
  options: PlanOptions,
): readonly Plan[] {
  return components.flatMap(({ component, routes }) =>
    routes.map((route) => planOf(component, route, options)),
  );
}

function planOf(component: string, route: RouteDefinition, options: PlanOptions): Plan {
  const { allow, guards = [], bind = [], parameters = [], takes, body } = route;
  const reads = requestReads(route);
  const name = `${route.method} ${route.path}`;
  const types = typesOf(route);
  const inputs = parameters.filter((p) => p.to === 'input').map((p) => p.of ?? p.name);

  return {
    definition: route,
    name,
    operation: `${component}.${route.call}`,
    surface:
      route.surface === undefined ? undefined : `${route.type}.${route.scope}.${route.surface}`,
    allow: allow === undefined ? undefined : compileExpression(allow),
    guards: guards.map(({ input, allow }) => ({ input, allow: compileExpression(allow) })),
    bind,
    parameters,
    filled: new Set([...bind.map((b) => b.input), ...inputs]),
    takes: takes === undefined ? undefined : new Set(takes),
    reads,
    readsRequest: reads.headers.length > 0 || reads.language || reads.authority || reads.body,
    asking: route.asks || route.reads !== undefined ? undefined : { name },
    types,
    hashes: types.map((type) => tagHash(name, type)),
    ...bodiesOf(body),
    known: headerBlock(constantHeaders(route, { ...options, reads, known: true })),
    anonymous: headerBlock(constantHeaders(route, { ...options, reads, known: false })),
    safe: route.method === 'GET',
    many: route.scope === 'objects' || route.scope === 'stream',
  };
}

/** Of bytes, where a route says nothing. */
export const RAW: readonly string[] = ['application/octet-stream'];

const JSON_ALONE: readonly string[] = ['application/json'];

function bodiesOf(body: RouteDefinition['body']): Pick<Plan, 'accepts' | 'forms'> {
  if (body?.kind !== 'raw') return { accepts: body?.accepts ?? JSON_ALONE, forms: false };

  const accepts = body.accepts ?? RAW;
  // A route that names forms wants them as they are.
  const forms = !accepts.some((type) => type.startsWith('multipart/'));

  return { accepts: forms ? [...accepts, FORM_TYPE] : accepts, forms };
}

function typesOf({ answers, task }: RouteDefinition): readonly string[] {
  if (answers === undefined || task) return [];

  return answers === 'stream' ? STREAM_TYPES : VALUE_TYPES;
}

/** Replies are data for programs: no browser runs, frames or guesses them. */
export const SECURITY_HEADERS: readonly string[] = [
  'x-content-type-options',
  'nosniff',
  'content-security-policy',
  "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy',
  'same-origin',
  'referrer-policy',
  'no-referrer',
];

interface HeaderFacts extends PlanOptions {
  readonly reads: RequestReads;
  readonly known: boolean;
}

function constantHeaders(route: RouteDefinition, facts: HeaderFacts): readonly string[] {
  const vary = varyOf(route, facts);

  return [
    ...SECURITY_HEADERS,
    'cache-control',
    cacheControl(route, facts.known),
    ...(vary === '' ? [] : ['vary', vary]),
    ...deprecation(route),
  ];
}

function varyOf(route: RouteDefinition, { cors, compress, reads }: HeaderFacts): string {
  const names = [...reads.headers];

  if (route.answers !== undefined) names.push('accept');
  if (compress && route.answers !== undefined && route.answers !== 'stream')
    names.push('accept-encoding');
  if (reads.language) names.push('accept-language');
  if (route.method === 'GET') names.push('authorization');
  if (cors) names.push('origin');

  return [...new Set(names)].join(', ');
}

/** What a caller sees who is known is his own, whatever the route says. */
function cacheControl({ method, answers, cache }: RouteDefinition, known: boolean): string {
  if (method !== 'GET' || answers === 'stream') return 'no-store';
  if (cache === undefined) return known ? 'private' : 'no-cache';

  return [cache.public && !known ? 'public' : 'private', ...ages(cache)].join(', ');
}

function ages({ max, revalidate }: CacheDefinition): readonly string[] {
  return [
    ...(max === undefined ? [] : [`max-age=${max}`]),
    ...(revalidate === undefined ? [] : [`stale-while-revalidate=${revalidate}`]),
  ];
}

/** Since when is not told: RFC 9745 wants a moment, and one that has passed says enough. */
function deprecation({ deprecated }: RouteDefinition): readonly string[] {
  if (deprecated === undefined) return [];

  const { sunset } = deprecated;

  return [
    'deprecation',
    '@0',
    ...(sunset === undefined ? [] : ['sunset', new Date(sunset).toUTCString()]),
  ];
}
