// Each limit at, below and above it; slow senders; hosts; proxies.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAuthorityOf } from '../../runtime-lib/gateway/authority.ts';
import { callerAddress, createTrusts } from '../../runtime-lib/gateway/client-address.ts';
import { DEFAULT_LIMITS, limitsOf } from '../../runtime-lib/gateway/settings.ts';
import {
  createGateway,
  developmentAuthentication,
  type GatewaySettings,
  type Limits,
} from '../../runtime-lib/gateway.ts';
import { ROOT } from '../support/examples.ts';
import { ROUTES, type Served, serveRoutes } from './served.ts';

/** Each takes a file descriptor here and in the process that holds them. */
const IDLE = 10_000;

const open: Served[] = [];

async function withLimits(limits: Partial<Limits>): Promise<Served> {
  return withSettings({ limits });
}

async function withSettings(settings: GatewaySettings): Promise<Served> {
  const served = await serveRoutes({ settings });

  open.push(served);

  return served;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

function job(served: Served, body: string): Promise<Response> {
  return served.fetch('/jobs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
}

/** Nothing is held for requests that have gone. */
async function idle(served: Served): Promise<void> {
  for (let i = 0; i < 200 && served.gateway.active() > 0; i++) await wait(20);

  expect(served.gateway.active()).toBe(0);
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const wide = (keys: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`k${i}`, 1])));
const status = (received: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(received)?.[1] ?? 0);

describe('sizes', () => {
  let served: Served;

  beforeAll(async () => {
    served = await serveRoutes({ settings: {} });
  });
  afterAll(() => served.close());

  const text = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;

  it.each([
    ['body', text(2 ** 20 - 1), text(2 ** 20), text(2 ** 20 + 1), 413],
    ['depth', nested(63), nested(64), nested(65), 400],
    ['depth far above', nested(1), nested(2), nested(300_000), 400],
    ['keys', wide(999), wide(1000), wide(1001), 400],
    [
      'nodes',
      `[${'1,'.repeat(99_997)}1]`,
      `[${'1,'.repeat(99_998)}1]`,
      `[${'1,'.repeat(99_999)}1]`,
      400,
    ],
  ])('of a body: %s', async (_, below, at, above, refused) => {
    expect((await job(served, below)).status).toBe(202);
    expect((await job(served, at)).status).toBe(202);
    expect((await job(served, above)).status).toBe(refused);
  });

  it('of a body that comes in chunks and does not say how large it is', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const received = await served.raw(
      `POST /jobs HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(17)}`,
      { silence: 2000 },
    );

    expect(status(received)).toBe(413);
    expect(received).toContain('connection: close');
  });

  it('of a URL', async () => {
    const ask = async (bytes: number): Promise<number> =>
      status(
        await served.raw(
          `GET /${'x'.repeat(bytes - 1)} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
        ),
      );

    expect(await ask(8191)).toBe(404);
    expect(await ask(8192)).toBe(404);
    expect(await ask(8193)).toBe(414);
  });

  it('of headers, together and in number', async () => {
    const head = 'GET /orders/o1 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n';
    const large = async (bytes: number): Promise<number> =>
      status(await served.raw(`${head}x-a: ${'x'.repeat(bytes)}\r\n\r\n`));
    const many = async (count: number): Promise<number> =>
      status(await served.raw(`${head}${'x-a: b\r\n'.repeat(count - 2)}\r\n`));

    expect(await large(15_000)).toBe(200);
    expect(await large(17_000)).toBe(431);
    expect(await many(99)).toBe(200);
    expect(await many(100)).toBe(200);
    expect(await many(101)).toBe(431);
  });

  it('of a query string in parameters', async () => {
    const ask = async (count: number): Promise<string> =>
      (
        await served.fetch(
          `/orders?${Array.from({ length: count }, (_, i) => `k${i}=1`).join('&')}`,
        )
      ).text();

    expect(await ask(50)).toContain('/k49');
    expect(await ask(51)).toContain('more than 50 parameters');
  });

  it('ends the connection of who sends too much, having said why', async () => {
    const received = await served.raw(
      `POST /jobs HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9000000\r\n\r\n${'x'.repeat(200_000)}`,
      { silence: 3000 },
    );

    expect(status(received)).toBe(413);
    expect(received).toContain('"code":"too-large"');
  });

  it('does not ask for a body that it will refuse', async () => {
    const ask = (path: string, head: string): Promise<string> =>
      served.raw(
        `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n${head}\r\n`,
      );

    expect(await ask('/orders', '')).toMatch(/^HTTP\/1.1 401/);
    expect(await ask('/orders', 'authorization: dev ann\r\n')).toMatch(/^HTTP\/1.1 100 /);
  });
});

describe('settings', () => {
  it('go down to one, and up to their caps', () => {
    expect(limitsOf({})).toEqual(DEFAULT_LIMITS);
    expect(limitsOf({ limits: { body: 1 } }).body).toBe(1);
    expect(() => limitsOf({ limits: { body: 16 * 2 ** 20 + 1 } })).toThrow("'body' must be 1 to");
    expect(() => limitsOf({ limits: { depth: 65 } })).toThrow("'depth'");
    expect(() => limitsOf({ limits: { depth: 0 } })).toThrow("'depth'");
    expect(() => limitsOf({ limits: { url: 1.5 } })).toThrow("'url'");
    expect(() => limitsOf({ limits: { other: 1 } as never })).toThrow("no limit 'other'");
  });

  it.each([
    [{ origins: ['*'] }, 'no origin'],
    [{ origins: ['https://a/'] }, 'no origin'],
    [{ proxies: ['10.0.0.0/33'] }, 'no address'],
    [{ proxies: ['a'] }, 'no address'],
    [{ hosts: { a: 'x/y' } }, 'no host'],
    [{ hosts: { a: 'x', b: 'X' } }, 'two authorities'],
    [{ key: 'short' }, '16 characters'],
  ])('%j is refused', (settings, message) => {
    const log = (): void => undefined;

    expect(() =>
      createGateway({
        components: [],
        calls: () => Promise.reject(),
        settings: settings as GatewaySettings,
        log: { debug: log, info: log, warn: log, error: log },
      }),
    ).toThrow(message);
  });

  it('two routes of one path and method are refused', async () => {
    await expect(serveRoutes({ routes: [...ROUTES, ...ROUTES] })).rejects.toThrow('two routes');
  });

  it('a port that is taken is told', async () => {
    const first = await withSettings({});

    await expect(first.gateway.listen({ port: first.port, host: '127.0.0.1' })).rejects.toThrow(
      'EADDRINUSE',
    );
  });

  it('the development scheme is for development', () => {
    expect(() => developmentAuthentication({ dev: false })).toThrow('toac dev');
  });
});

describe('time and number', () => {
  it('slow headers are cut', async () => {
    const served = await withLimits({ headerTimeout: 300 });
    const received = await served.raw('GET /orders/o1 HTTP/1.1\r\nhost: a\r\n', { silence: 5000 });

    expect(status(received)).toBe(408);
  });

  it('slow bodies are cut', async () => {
    const served = await withLimits({ headerTimeout: 300, requestTimeout: 600 });
    const received = await served.raw(
      'POST /jobs HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
      { silence: 5000 },
    );

    expect(status(received)).toBe(408);
    await idle(served);
  });

  it('idle connections are closed', async () => {
    const served = await withLimits({ idle: 200 });
    const socket = connect(served.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));

    socket.write('GET /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n');
    socket.resume();
    await closed;
  });

  it('requests of one connection', async () => {
    const served = await withLimits({ requestsPerConnection: 2 });
    const one = 'GET /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n';

    expect((await served.raw(one)).toLowerCase()).toContain('connection: keep-alive');
    expect((await served.raw(one + one)).toLowerCase()).toContain('connection: close');
  });

  it('requests at once', async () => {
    const served = await withLimits({ concurrency: 2 });
    const waiting: (() => void)[] = [];

    served.answer = () =>
      new Promise((resolve) => waiting.push(() => resolve({ kind: 'value', value: 1 })));

    const first = [served.fetch('/orders/o1'), served.fetch('/orders/o1')];

    while (waiting.length < 2) await wait(5);

    const refused = await served.fetch('/orders/o1');

    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    for (const go of waiting) go();
    expect((await Promise.all(first)).map((r) => r.status)).toEqual([200, 200]);
    expect(served.gateway.active()).toBe(0);
  });

  it('connections', async () => {
    const served = await withLimits({ connections: 2 });
    const idle = [connect(served.port, '127.0.0.1'), connect(served.port, '127.0.0.1')];

    await Promise.all(idle.map((s) => new Promise((resolve) => s.once('connect', resolve))));
    await wait(50);
    expect(await served.raw('GET /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n')).toBe('');
    for (const socket of idle) socket.destroy();
    await wait(50);
    expect(await served.raw('GET /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n')).toContain(' 200 ');
  });

  it('many idle connections do not stop a request', async () => {
    const served = await withLimits({ connections: IDLE + 100 });
    const holder = spawn(process.execPath, [
      join(ROOT, 'tests/gateway/idle-connections.mjs'),
      String(served.port),
      String(IDLE),
    ]);

    try {
      await new Promise((resolve, reject) => {
        holder.stdout.once('data', resolve);
        holder.stderr.once('data', (text) => reject(new Error(String(text))));
      });

      expect((await served.fetch('/orders/o1')).status).toBe(200);
      expect(await served.raw('GET /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n')).toContain(' 200 ');
    } finally {
      holder.kill('SIGKILL');
    }
  });

  it('callers who leave hold nothing', async () => {
    const served = await withLimits({});

    for (let i = 0; i < 200; i++) {
      const socket = connect(served.port, '127.0.0.1');

      socket.on('error', () => undefined);
      socket.write(
        'POST /jobs HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
      );
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.destroy();
    }

    await idle(served);
    expect((await served.fetch('/orders/o1')).status).toBe(200);
  });
});

describe('hosts', () => {
  const HOSTS = { main: 'shop.example', other: 'other.example:8443' };

  it.each([
    ['shop.example', 'main'],
    ['SHOP.example', 'main'],
    ['shop.example:8080', 'main'],
    ['other.example:8443', 'other'],
  ])('%s is %s', (host, authority) => {
    expect(createAuthorityOf(HOSTS)(host)).toBe(authority);
  });

  it.each(['other.example', 'evil.example', 'shop.example.', 'a.shop.example', '', undefined])(
    '%s is misdirected',
    (host) => {
      expect(() => createAuthorityOf(HOSTS)(host)).toThrow('not served here');
    },
  );

  it('part what is asked', async () => {
    const served = await withSettings({ hosts: HOSTS });
    const ask = (host: string, target = '/orders/o1', head = ''): Promise<string> =>
      served.raw(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\n${head}connection: close\r\n\r\n`);

    expect(status(await ask('shop.example'))).toBe(200);
    expect(status(await ask('evil.example'))).toBe(421);
    expect(
      status(await ask('evil.example', '/orders/o1', 'x-forwarded-host: shop.example\r\n')),
    ).toBe(421);
    expect(status(await ask('shop.example', 'http://shop.example/orders/o1'))).toBe(200);
    expect(status(await ask('shop.example', 'http://evil.example/orders/o1'))).toBe(400);
    expect(status(await served.raw('GET /orders/o1 HTTP/1.0\r\n\r\n'))).toBe(421);
  });

  it('part idempotency keys', async () => {
    const served = await withSettings({ hosts: HOSTS });

    for (const host of ['shop.example', 'other.example:8443'])
      await served.raw(
        `POST /jobs HTTP/1.1\r\nhost: ${host}\r\nidempotency-key: k\r\nconnection: close\r\n\r\n`,
      );

    expect(served.calls[0]?.id).not.toBe(served.calls[1]?.id);
  });
});

describe('proxies', () => {
  const trusts = createTrusts(['127.0.0.1', '10.0.0.0/8', 'fd00::/8']);
  const of = (peer: string, forwardedFor?: string, forwarded?: string): string =>
    callerAddress(peer, { forwardedFor, forwarded }, trusts);

  it.each([
    ['8.8.8.8', '1.1.1.1', undefined, '8.8.8.8'],
    ['127.0.0.1', '1.1.1.1', undefined, '1.1.1.1'],
    ['::ffff:127.0.0.1', '1.1.1.1', undefined, '1.1.1.1'],
    ['127.0.0.1', '6.6.6.6, 1.1.1.1, 10.1.2.3', undefined, '1.1.1.1'],
    ['127.0.0.1', '10.9.9.9, 10.1.2.3', undefined, '10.9.9.9'],
    ['127.0.0.1', 'unknown', undefined, '127.0.0.1'],
    ['127.0.0.1', '1.1.1.1:4711', undefined, '1.1.1.1'],
    ['127.0.0.1', undefined, 'for=1.1.1.1;proto=https, for=10.0.0.2', '1.1.1.1'],
    ['fd00::1', undefined, 'for="[2001:db8::1]:4711"', '2001:db8::1'],
    ['127.0.0.1', '2.2.2.2', 'proto=https', '127.0.0.1'],
    ['127.0.0.1', undefined, undefined, '127.0.0.1'],
  ])('%s with %s and %s is %s', (peer, forwardedFor, forwarded, address) => {
    expect(of(peer, forwardedFor, forwarded)).toBe(address);
  });

  it.each([
    [0, '1.1.1.1', '9.9.9.9'],
    [1, '1.1.1.1', '1.1.1.1'],
    [1, '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    [2, '6.6.6.6, 1.1.1.1', '6.6.6.6'],
    [2, '7.7.7.7, 6.6.6.6, 1.1.1.1', '6.6.6.6'],
    [3, '1.1.1.1', '1.1.1.1'],
  ])('%d of them in front, with %s, say %s', (count, forwardedFor, address) => {
    const said = { forwardedFor, forwarded: undefined };

    expect(callerAddress('9.9.9.9', said, createTrusts(count))).toBe(address);
  });

  it('say who an anonymous caller is, if they are trusted', async () => {
    const [trusting, other] = [
      await withSettings({ proxies: ['127.0.0.0/8'] }),
      await withSettings({}),
    ];
    const idOf = async (served: Served, address: string): Promise<string | undefined> => {
      await served.fetch('/jobs', {
        method: 'POST',
        headers: { 'idempotency-key': 'k', 'x-forwarded-for': address },
      });

      return served.calls.at(-1)?.id;
    };

    expect(await idOf(trusting, '1.1.1.1')).not.toBe(await idOf(trusting, '2.2.2.2'));
    expect(await idOf(other, '1.1.1.1')).toBe(await idOf(other, '2.2.2.2'));
  });
});
