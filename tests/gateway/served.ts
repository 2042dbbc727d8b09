// A gateway over real sockets, with a system behind it that answers as each test says and remembers what it was asked.
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { integer, oneOf, text } from '../../runtime-lib/check.ts';
import type { Expression } from '../../runtime-lib/core/expression.ts';
import type { Reply } from '../../runtime-lib/core/request.ts';
import {
  createGateway,
  developmentAuthentication,
  type Gateway,
  type GatewayCall,
  type GatewaySettings,
  type RouteDefinition,
  type RoutesDefinition,
  toExpress,
} from '../../runtime-lib/gateway.ts';

/** Whether the gateway is a part of an Express application, as tests/gateway/mounted.test.ts wants it. */
export const MOUNTED = process.env['TOAC_MOUNTED'] !== undefined;

/** A path of a route, with an id that is none: also mounted it is the gateway that has nothing there. */
export const NOTHING = `/orders/${'x'.repeat(21)}`;

export type Answer = (asked: GatewayCall) => Reply | Promise<Reply>;

export interface Served {
  readonly gateway: Gateway;
  readonly url: string;
  readonly port: number;
  readonly calls: GatewayCall[];
  readonly logged: { readonly message: string; readonly attributes: unknown }[];
  answer: Answer;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** What the gateway sends until it ends the connection, or, having said something, is silent for a while. */
  raw(text: string | Buffer, options?: RawOptions): Promise<string>;
  close(): Promise<void>;
}

export interface RawOptions {
  /** Milliseconds. */
  readonly silence?: number;
}

export interface ServedOptions {
  readonly settings?: GatewaySettings;
  readonly dev?: boolean;
  readonly routes?: readonly RouteDefinition[];
}

export async function serveRoutes(options: ServedOptions = {}): Promise<Served> {
  const { settings, dev = true, routes = ROUTES } = options;
  const calls: GatewayCall[] = [];
  const logged: { message: string; attributes: unknown }[] = [];
  const log = (message: string, attributes?: unknown): void => {
    logged.push({ message, attributes });
  };
  const gateway = createGateway({
    components: [{ component: 'shop.orders', routes }],
    calls: async (asked) => {
      calls.push(asked);

      return served.answer(asked);
    },
    settings,
    authentication: developmentAuthentication({ dev: true }),
    log: { debug: log, info: log, warn: log, error: log },
    dev,
  });
  const { url, close } = await (MOUNTED ? mounted(gateway) : listening(gateway));
  const port = Number(new URL(url).port);
  const served: Served = {
    gateway,
    url,
    port,
    calls,
    logged,
    answer: (asked) => ANSWERS[asked.operation] ?? { kind: 'value' },
    fetch: (path, init) => fetch(url + path, init),
    raw: (text, { silence = 500 } = {}) => exchange(port, text, silence),
    close,
  };

  return served;
}

interface Hosting {
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function listening(gateway: Gateway): Promise<Hosting> {
  const { url } = await gateway.listen({ port: 0, host: '127.0.0.1' });

  return { url, close: () => gateway.close() };
}

/** The same in an application's own server; what no route matches is answered as the gateway would. */
async function mounted(gateway: Gateway): Promise<Hosting> {
  const { default: express } = await import('express');
  const server = createServer(express().disable('x-powered-by').use(toExpress(gateway)));

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      await gateway.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
        // Who reads has time for the last frame.
        setTimeout(() => server.closeAllConnections(), 500).unref();
      });
    },
  };
}

/** Milliseconds: a busy machine may need them. */
const FIRST_WORD = 10_000;

function exchange(port: number, text: string | Buffer, silence: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const end = (): void => {
      socket.destroy();
      resolve(received);
    };

    socket.setTimeout(FIRST_WORD, end);
    socket.on('data', (part) => {
      received += part.toString('latin1');
      socket.setTimeout(silence);
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(text);
  });
}

const ORDER = { id: 'o1', buyer: 'ann', total: '12.50', state: 'placed', note: null };

const ANSWERS: Readonly<Record<string, Reply>> = {
  'shop.orders.read': {
    kind: 'value',
    value: ORDER,
    entity: { id: 'o1', version: 7, created: 1, updated: 2 },
  },
  'shop.orders.list': {
    kind: 'value',
    value: [ORDER, { ...ORDER, id: 'o2' }],
    next: { values: ['placed'], id: 'o2' },
  },
  'shop.orders.place': {
    kind: 'value',
    value: { id: 'o/3', total: '1.00' },
    entity: { id: 'o/3', version: 1, created: 1, updated: 1 },
  },
  'shop.orders.ship': {
    kind: 'value',
    entity: { id: 'o1', version: 8, created: 1, updated: 3 },
  },
};

const authenticated: Expression = { kind: 'authenticated' };
const staff: Expression = { kind: 'role', segments: ['shop', 'staff'] };
const identityId = { kind: 'path', root: 'identity', segments: ['id'] } as const;
const ID = { name: 'id', as: 'text', rule: text(1, 20), to: 'id' } as const;

export const ROUTES: readonly RouteDefinition[] = [
  {
    method: 'GET',
    path: '/orders',
    call: 'list',
    type: 'observation',
    scope: 'objects',
    status: 200,
    answers: 'page',
    query: {
      filter: [
        {
          name: 'state',
          as: 'text',
          rule: oneOf(['placed', 'paid', 'shipped']),
          operators: ['eq', 'ne', 'in', 'null'],
        },
        {
          name: 'total',
          as: 'number',
          rule: integer({ min: 0 }),
          operators: ['eq', 'lt', 'le', 'gt', 'ge'],
        },
        { name: 'note', as: 'text', rule: text(0, 40), operators: ['eq', 'in'] },
      ],
      sort: ['_created', 'total'],
      fields: ['id', 'total', 'state'],
      limit: { default: 20, max: 50 },
    },
  },
  {
    method: 'POST',
    path: '/orders',
    call: 'place',
    type: 'transition',
    scope: 'new',
    status: 201,
    answers: 'value',
    allow: authenticated,
    bind: [{ input: 'buyer', from: identityId }],
    guards: [{ input: 'discount', allow: staff }],
    body: { kind: 'value', required: true },
    location: '/orders/',
    errors: { OUT_OF_STOCK: 409 },
  },
  {
    method: 'GET',
    path: '/orders/:id',
    asks: true,
    call: 'read',
    type: 'observation',
    scope: 'object',
    status: 200,
    answers: 'value',
    tagged: true,
    parameters: [ID],
    query: { fields: ['id', 'total', 'state'], limit: { default: 1, max: 1 } },
  },
  {
    method: 'PATCH',
    path: '/orders/:id',
    call: 'ship',
    type: 'assignment',
    scope: 'changeset',
    status: 204,
    allow: staff,
    tagged: true,
    parameters: [ID],
    body: { kind: 'value' },
    takes: ['tracking', 'note'],
    errors: { NOT_PAID: 409 },
  },
  {
    method: 'GET',
    path: '/orders/export',
    call: 'export',
    type: 'observation',
    scope: 'stream',
    status: 200,
    answers: 'stream',
  },
  {
    method: 'GET',
    path: '/secrets/:id',
    call: 'read',
    type: 'observation',
    scope: 'object',
    status: 200,
    answers: 'value',
    allow: staff,
    hide: true,
    parameters: [ID],
  },
  {
    method: 'GET',
    path: '/prices',
    call: 'prices',
    type: 'computation',
    scope: 'none',
    status: 200,
    answers: 'value',
    inputs: [
      { name: 'count', as: 'number', rule: integer({ min: 1, max: 9 }), required: true },
      { name: 'tags', as: 'text', rule: () => undefined, list: true },
      { name: 'exact', as: 'boolean', rule: () => undefined },
    ],
    cache: { public: true, max: 30, revalidate: 300 },
  },
  {
    method: 'PUT',
    path: '/files/:name',
    reads: ['headers.x-team', 'language'],
    call: 'upload',
    type: 'effect',
    scope: 'none',
    status: 204,
    parameters: [{ name: 'name', as: 'text', rule: text(1, 40), to: 'input' }],
    bind: [
      { input: 'content', from: { kind: 'path', root: 'request', segments: ['body'] } },
      { input: 'team', from: { kind: 'path', root: 'request', segments: ['headers', 'x-team'] } },
      { input: 'language', from: { kind: 'path', root: 'request', segments: ['language'] } },
    ],
    body: { kind: 'raw', required: true, accepts: ['image/png', 'text/*'] },
    require: ['x-team'],
    deprecated: { sunset: '2027-01-01' },
  },
  {
    method: 'POST',
    path: '/jobs',
    call: 'job',
    type: 'effect',
    scope: 'none',
    status: 202,
    task: true,
    body: { kind: 'value' },
  },
];

export const COMPONENTS: readonly RoutesDefinition[] = [
  { component: 'shop.orders', routes: ROUTES },
];

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly in?: string;
  }[];
  readonly data?: unknown;
}

/** A problem document, with its status where the reply has it too. */
export async function problemIn(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type');
  const problem = (await response.json()) as Problem;

  if (type !== 'application/problem+json' || problem.status !== response.status)
    throw new Error(`no problem document: ${response.status} ${type}`);

  return problem;
}
