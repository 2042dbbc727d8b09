// The gateway inside a real Express 5 application: beside its own routes, below a path, behind parsers of bodies.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createGateway,
  developmentAuthentication,
  type Gateway,
  type GatewayCall,
  toExpress,
} from '../../runtime-lib/gateway.ts';
import { problemIn, ROUTES } from './served.ts';

const servers: Server[] = [];
const calls: GatewayCall[] = [];
const errors: unknown[] = [];

afterEach(async () => {
  calls.length = 0;
  errors.length = 0;
  await Promise.all(servers.splice(0).map((s) => new Promise((resolve) => s.close(resolve))));
});

function gateway(): Gateway {
  const log = (): void => undefined;

  return createGateway({
    components: [{ component: 'shop.orders', routes: ROUTES }],
    calls: async (asked) => {
      calls.push(asked);

      return {
        kind: 'value',
        value: { id: 'o1' },
        entity: { id: 'o1', version: 1, created: 1, updated: 1 },
      };
    },
    authentication: developmentAuthentication({ dev: true }),
    log: { debug: log, info: log, warn: log, error: (_, attributes) => errors.push(attributes) },
  });
}

async function start(
  build: (app: Express) => void,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const app = express();

  build(app);

  const server = createServer(app);

  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const { port } = server.address() as AddressInfo;

  return (path, init = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { connection: 'close', ...(init.headers as Record<string, string>) },
    });
}

const JSON_BODY = {
  method: 'POST',
  headers: { authorization: 'dev ann', 'content-type': 'application/json' },
};

describe('mounted in Express', () => {
  it('answers its routes, and passes on all others', async () => {
    const fetch = await start((app) => {
      app.use(toExpress(gateway()));
      app.get('/own', (_, response) => void response.send('own'));
    });

    expect((await fetch('/orders/o1')).status).toBe(200);
    expect(await (await fetch('/own')).text()).toBe('own');
    expect((await fetch('/nothing')).status).toBe(404);
    expect((await problemIn(await fetch('/orders', { method: 'DELETE' }))).status).toBe(405);
  });

  it('stands below a path, and says where new entities are', async () => {
    const fetch = await start((app) => void app.use('/api/v1', toExpress(gateway())));
    const created = await fetch('/api/v1/orders', { ...JSON_BODY, body: '{"items":[]}' });

    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/api/v1/orders/o1');
    expect(created.headers.has('x-powered-by')).toBe(false);
    expect(calls[0]?.input).toEqual({ items: [], buyer: 'ann' });
    expect((await fetch('/orders/o1')).status).toBe(404);
  });

  it('takes what express.json() has parsed, within its limits', async () => {
    const fetch = await start((app) => {
      app.use(express.json({ limit: '9mb' }));
      app.use(toExpress(gateway()));
    });
    const send = (body: string): Promise<Response> => fetch('/orders', { ...JSON_BODY, body });

    expect((await send('{"items":[1]}')).status).toBe(201);
    expect(calls[0]?.input).toEqual({ items: [1], buyer: 'ann' });
    expect((await send('{"buyer":"eve"}')).status).toBe(400);
    expect((await send('{"a":{"__proto__":1}}')).status).toBe(400);
    expect((await send(`{"a":${'['.repeat(100)}${']'.repeat(100)}}`)).status).toBe(400);
  });

  it('prefers the bytes that a parser has kept', async () => {
    const fetch = await start((app) => {
      app.use(
        express.json({
          verify: (request, _, bytes) => Object.assign(request, { rawBody: bytes }),
        }),
      );
      app.use(toExpress(gateway()));
    });

    expect((await fetch('/orders', { ...JSON_BODY, body: '{"a":1,"a":2}' })).status).toBe(400);
    expect((await fetch('/orders', { ...JSON_BODY, body: '{"a":1}' })).status).toBe(201);
  });

  it('takes bytes of express.raw(), and reads what no parser took', async () => {
    const put = {
      method: 'PUT',
      body: 'é',
      headers: { 'content-type': 'text/plain', 'x-team': 'a' },
    };
    const raw = await start((app) => {
      app.use(express.raw({ type: 'text/*' }));
      app.use(toExpress(gateway()));
    });
    const unread = await start((app) => {
      app.use(express.json());
      app.use(toExpress(gateway()));
    });

    expect((await raw('/files/a', put)).status).toBe(204);
    expect((await unread('/files/a', put)).status).toBe(204);
    expect(calls.map((c) => (c.input as { content: string }).content)).toEqual(['w6k=', 'w6k=']);
  });

  it('refuses clearly where only a parsed form of bytes is left', async () => {
    const fetch = await start((app) => {
      app.use(express.urlencoded({ type: 'text/plain' }));
      app.use(toExpress(gateway()));
    });
    const response = await fetch('/files/a', {
      method: 'PUT',
      body: 'a=b',
      headers: { 'content-type': 'text/plain', 'x-team': 'a' },
    });

    expect((await problemIn(response)).status).toBe(500);
    expect(String((errors[0] as { error: Error }).error)).toContain('request.rawBody');
  });
});
