// What replies look like: forms, headers, tags, caches, compression, origins, OPTIONS.

import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { languageOf } from '../../runtime-lib/gateway/environment.ts';
import { messagePack } from '../../runtime-lib/gateway/message-pack.ts';
import { chooseCoding, chooseType } from '../../runtime-lib/gateway/negotiate.ts';
import { yamlText } from '../../runtime-lib/gateway/yaml-text.ts';
import { NOTHING, problemIn, type Served, serveRoutes } from './served.ts';

const ORIGIN = 'https://shop.example';
let served: Served;
let usual: Served['answer'];

beforeAll(async () => {
  served = await serveRoutes({ settings: { origins: [ORIGIN] } });
  usual = served.answer;
});

afterAll(() => served.close());
beforeEach(() => {
  served.calls.length = 0;
  served.answer = usual;
});

const STAFF = { authorization: 'dev bob shop:staff' };

describe('forms', () => {
  const json = fc.jsonValue({ maxDepth: 5 });

  it('YAML reads as the same value', () => {
    const texts = fc.oneof(
      fc.constantFrom(
        'true',
        'no',
        'null',
        '~',
        '1',
        '1e3',
        '0x1',
        '2026-01-01',
        '- a',
        'a: b',
        'a #b',
        ' a',
        'a ',
        '"',
        "'",
        '\n',
        'a\nb',
        '\u2028',
        '\ufeff',
        '\x85',
        '=',
        '<<',
        '!a',
        '&a',
        '*a',
        '',
        '...',
        '---',
      ),
      fc.string({ unit: 'binary' }),
    );

    fc.assert(
      fc.property(fc.oneof(json, texts, fc.dictionary(texts, texts)), (value) => {
        expect(parse(yamlText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 2000 },
    );
  });

  it('YAML has names of any length', () => {
    const long = { a: { ['k'.repeat(3000)]: { b: [1, { ['"'.repeat(2000)]: '' }] } } };

    expect(parse(yamlText(long))).toEqual(long);
  });

  it('MessagePack reads as the same value', () => {
    fc.assert(
      fc.property(
        fc.oneof(json, fc.integer(), fc.double({ noNaN: true }), fc.string({ maxLength: 300 })),
        (value) => {
          // A name that the decoder takes from nobody.
          fc.pre(!JSON.stringify(value).includes('"__proto__"'));
          expect(decode(messagePack(value))).toEqual(value);
        },
      ),
      { numRuns: 2000 },
    );

    for (const size of [15, 16, 31, 32, 255, 256, 65_535, 65_536]) {
      const [list, text] = [Array.from({ length: size }, () => 1), 'é'.repeat(size)];
      const map = Object.fromEntries(list.map((_, i) => [`k${i}`, i]));

      expect(decode(messagePack([list, text, map]))).toEqual([list, text, map]);
    }
  });

  it.each([
    [undefined, 0],
    ['*/*', 0],
    ['application/*', 0],
    ['application/yaml', 1],
    ['application/json;q=0.5, application/yaml', 1],
    ['application/json;q=0.5, application/yaml;q=0.4, */*;q=0.1', 0],
    ['text/*', 2],
    ['*/*, application/json;q=0', 1],
    ['application/json;version=1', 0],
    ['APPLICATION/YAML', 1],
    ['application/yaml;q=2', -1],
    ['image/png', -1],
    ['application/json;q=0', -1],
    ['', 0],
    [' , ', 0],
  ])('accept: %s is offer %i', (accept, offer) => {
    expect(chooseType(accept, ['application/json', 'application/yaml', 'text/plain'])).toBe(offer);
  });

  it.each([
    [undefined, undefined],
    ['gzip', 'gzip'],
    ['gzip, br', 'br'],
    ['gzip, br;q=0.5', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['identity', undefined],
    ['gzip;q=0', undefined],
  ])('accept-encoding: %s is %s', (accepted, coding) => {
    expect(chooseCoding(accepted)).toBe(coding);
  });

  it.each([
    [undefined, undefined],
    ['*', undefined],
    ['de', 'de'],
    ['de;q=0.2, en-GB;q=0.9', 'en-GB'],
    ['de;q=0', undefined],
    ['de;q=x, x y', undefined],
  ])('accept-language: %s is %s', (accepted, language) => {
    expect(languageOf(accepted)).toBe(language);
  });

  it('are what was asked for, with the type that says so', async () => {
    const ask = async (accept: string): Promise<Response> =>
      served.fetch('/orders/o1?fields=id,total', { headers: { accept } });
    const value = { id: 'o1', total: '12.50' };
    const [json, yaml, pack, plain] = await Promise.all(
      ['application/json', 'application/yaml', 'application/msgpack', 'text/plain'].map(ask),
    );

    expect(await json?.json()).toEqual(value);
    expect(await yaml?.text()).toBe('id: o1\ntotal: "12.50"\n');
    expect(decode(await (pack as Response).arrayBuffer())).toEqual(value);
    expect(await plain?.json()).toEqual(value);
    expect(plain?.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(yaml?.headers.get('content-type')).toBe('application/yaml');
    expect(json?.headers.get('vary')).toContain('accept');
    expect((await problemIn(await ask('image/png'))).status).toBe(406);
  });
});

describe('statuses', () => {
  it('a new entity is 201 with its place', async () => {
    const response = await served.fetch('/orders', {
      method: 'POST',
      body: '{}',
      headers: { ...STAFF, 'content-type': 'application/json' },
    });

    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/orders/o%2F3');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('no output is 204, with the tag', async () => {
    const response = await served.fetch('/orders/o1', { method: 'PATCH', headers: STAFF });

    expect(response.status).toBe(204);
    expect(response.headers.get('etag')).toMatch(/^"8\./);
    expect(response.headers.has('content-length')).toBe(false);
  });
});

describe('headers', () => {
  it('say that replies are data', async () => {
    for (const path of ['/orders/o1', NOTHING]) {
      const { headers } = await served.fetch(path);

      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.has('server')).toBe(false);
      expect(headers.has('x-powered-by')).toBe(false);
    }
  });

  it('keep what is somebody’s out of shared caches', async () => {
    served.answer = () => ({ kind: 'value', value: 1 });

    const cache = async (path: string, headers = {}): Promise<string | null> =>
      (await served.fetch(path, { headers })).headers.get('cache-control');

    expect(await cache('/orders/o1')).toBe('no-cache');
    expect(await cache('/orders/o1', STAFF)).toBe('private');
    expect(await cache('/prices?count=1')).toBe('public, max-age=30, stale-while-revalidate=300');
    expect(await cache('/prices?count=1', STAFF)).toBe(
      'private, max-age=30, stale-while-revalidate=300',
    );
    expect(await cache('/prices')).toBe('no-store');
  });

  it('carry the id of the request, and pass its trace on', async () => {
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    const first = await served.fetch('/orders/o1', {
      headers: { 'x-request-id': 'abc-1', traceparent: trace },
    });
    const second = await served.fetch('/orders/o1', {
      headers: { 'x-request-id': 'a b"<', traceparent: 'nonsense' },
    });

    expect(first.headers.get('x-request-id')).toBe('abc-1');
    expect(second.headers.get('x-request-id')).toMatch(/^[\w-]{12}-[0-9a-z]+$/);
    expect(served.calls.map((c) => c.traceparent)).toEqual([trace, undefined]);
  });

  it('tell times to who asks in development', async () => {
    const asked = await served.fetch('/orders/o1', { headers: { 'x-server-timing': '1' } });

    expect(asked.headers.get('server-timing')).toMatch(/^call;dur=[\d.]+, total;dur=[\d.]+$/);
    expect((await served.fetch('/orders/o1')).headers.has('server-timing')).toBe(false);

    const production = await serveRoutes({ dev: false });
    const silent = await production.fetch('/orders/o1', { headers: { 'x-server-timing': '1' } });

    expect(silent.headers.has('server-timing')).toBe(false);
    await production.close();
  });
});

describe('compression', () => {
  const big = { text: 'toac '.repeat(1000) };
  const ask = (
    headers: Record<string, string>,
  ): Promise<{ response: IncomingMessage; body: Buffer }> =>
    new Promise((resolve, reject) => {
      get(`${served.url}/orders/o1`, { headers }, async (response) => {
        const parts: Buffer[] = [];

        for await (const part of response) parts.push(part as Buffer);

        resolve({ response, body: Buffer.concat(parts) });
      }).on('error', reject);
    });

  beforeEach(() => {
    served.answer = () => ({
      kind: 'value',
      value: big,
      entity: { id: 'o1', version: 7, created: 1, updated: 1 },
    });
  });

  it('makes replies smaller for who reads it, with a tag of its own', async () => {
    const [gzip, br, plain] = [
      await ask({ 'accept-encoding': 'gzip' }),
      await ask({ 'accept-encoding': 'gzip, br' }),
      await ask({}),
    ];

    expect(gzip.response.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(gzip.body).toString())).toEqual(big);
    expect(JSON.parse(brotliDecompressSync(br.body).toString())).toEqual(big);
    expect(plain.response.headers['content-encoding']).toBeUndefined();
    expect(plain.response.headers.vary).toContain('accept-encoding');
    expect(new Set([gzip, br, plain].map((a) => a.response.headers.etag)).size).toBe(3);
  });

  it('leaves alone what is small, and what a page of another origin asks in somebody’s name', async () => {
    const named = await ask({ 'accept-encoding': 'gzip', origin: ORIGIN, ...STAFF });

    expect(named.response.headers['content-encoding']).toBeUndefined();
    served.answer = usual;

    const small = await ask({ 'accept-encoding': 'gzip' });

    expect(small.response.headers['content-encoding']).toBeUndefined();
  });
});

describe('origins', () => {
  it('of the deployment may read, and ask before they ask', async () => {
    const read = await served.fetch('/orders/o1', { headers: { origin: ORIGIN } });
    const failed = await served.fetch(NOTHING, { headers: { origin: ORIGIN } });
    const asked = await served.fetch('/orders', {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    });

    expect(read.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(read.headers.get('access-control-expose-headers')).toContain('etag');
    expect(failed.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, OPTIONS');
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-team');
    expect(asked.headers.get('access-control-max-age')).toBe('3600');
    for (const reply of [read, failed, asked])
      expect(reply.headers.get('vary')).toContain('origin');
    expect(read.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it.each([
    'null',
    'http://shop.example',
    'https://shop.example:444',
    'https://shop.example.evil',
    'https://a.shop.example',
    'https://xshop.example',
    'https://shop.example/',
    'https://SHOP.example',
    'https://shop.example.',
    'https://shop_example',
    'https://evil/https://shop.example',
    'https://shop.example https://evil',
    '*',
    'file://',
    'https://shop.examplе',
  ])('%s is another', async (origin) => {
    const bytes = Buffer.from(origin).toString('latin1');
    const read = await served.raw(
      `GET /orders/o1 HTTP/1.1\r\nhost: a\r\norigin: ${bytes}\r\nconnection: close\r\n\r\n`,
    );
    const asked = await served.raw(
      `OPTIONS /orders HTTP/1.1\r\nhost: a\r\norigin: ${bytes}\r\naccess-control-request-method: GET\r\nconnection: close\r\n\r\n`,
    );

    expect(read).toContain(' 200 ');
    expect(asked).toContain(' 403 ');
    expect(read + asked).not.toContain('access-control');
  });
});

describe('OPTIONS', () => {
  const ask = async (path: string, headers = {}): Promise<readonly [string | null, string[]]> => {
    const response = await served.fetch(path, { method: 'OPTIONS', headers });
    const { methods } = (await response.json()) as { methods: object };

    return [response.headers.get('allow'), Object.keys(methods)];
  };

  it('shows the methods that the caller may use', async () => {
    expect(await ask('/orders')).toEqual(['GET, HEAD, OPTIONS', ['GET']]);
    expect(await ask('/orders', STAFF)).toEqual(['GET, HEAD, POST, OPTIONS', ['GET', 'POST']]);
    expect(await ask('/orders/o1', STAFF)).toEqual(['GET, HEAD, PATCH, OPTIONS', ['GET', 'PATCH']]);
    expect((await served.fetch('/nothing', { method: 'OPTIONS' })).status).toBe(404);
    expect(
      (await served.fetch('/orders', { method: 'OPTIONS', headers: { authorization: 'x' } }))
        .status,
    ).toBe(401);
  });

  it('hides a path whose every method hides', async () => {
    const hidden = await served.fetch('/secrets/o1', { method: 'OPTIONS' });

    expect((await problemIn(hidden)).status).toBe(404);
    expect(await ask('/secrets/o1', STAFF)).toEqual(['GET, HEAD, OPTIONS', ['GET']]);
  });
});
