// Requests through a real gateway: the order of the checks, who may what, bodies, and what the system is asked.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ContractError } from '../../runtime-lib/core/contract-error.ts';
import { type Authentication, createGateway, createIdentity } from '../../runtime-lib/gateway.ts';
import { id } from '../../runtime-lib/values.ts';
import { COMPONENTS, MOUNTED, NOTHING, problemIn, type Served, serveRoutes } from './served.ts';

let served: Served;
let usual: Served['answer'];

beforeAll(async () => {
  served = await serveRoutes();
  usual = served.answer;
});

afterAll(() => served.close());
beforeEach(() => {
  served.calls.length = 0;
  served.logged.length = 0;
  served.answer = usual;
});

const ANN = { authorization: 'dev ann' };
const STAFF = { authorization: 'dev bob shop:staff,other' };
const JSON_TYPE = { 'content-type': 'application/json' };

function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return served.fetch('/orders', {
    method: 'POST',
    body,
    headers: { ...ANN, ...JSON_TYPE, ...headers },
  });
}

function patch(body: string | undefined, headers: Record<string, string> = {}): Promise<Response> {
  return served.fetch('/orders/o1', {
    method: 'PATCH',
    headers: { ...STAFF, ...JSON_TYPE, ...headers },
    ...(body !== undefined && { body }),
  });
}

describe('routes', () => {
  it('ask the operation, with the id of the path', async () => {
    const response = await served.fetch('/orders/o1');

    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: 'o1', total: '12.50' });
    expect(served.calls[0]).toMatchObject({
      operation: 'shop.orders.read',
      query: { id: 'o1' },
      route: { name: 'GET /orders/:id', parameters: { id: 'o1' } },
    });
    expect(served.calls[0]?.id).toBeUndefined();
  });

  it('decode a segment once', async () => {
    await served.fetch('/orders/a%2520b');

    expect(served.calls[0]?.query).toEqual({ id: 'a%20b' });
  });

  // Mounted, what no route matches is the application's.
  it.each([...(MOUNTED ? [] : ['/', '/nothing', '/orders/o1/more', '/orders/export/o1']), NOTHING])(
    'answer 404 for %s',
    async (path) => {
      const problem = await problemIn(await served.fetch(path));

      expect(problem).toMatchObject({ status: 404, code: 'missing', type: 'about:blank' });
      expect(served.calls).toEqual([]);
    },
  );

  it('answer 405 with the methods that there are', async () => {
    const response = await served.fetch('/orders', { method: 'DELETE' });

    expect((await problemIn(response)).status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  it('answer HEAD as GET, without a body', async () => {
    const [get, head] = await Promise.all([
      served.fetch('/orders/o1'),
      served.fetch('/orders/o1', { method: 'HEAD' }),
    ]);
    const own = (response: Response): unknown =>
      [...response.headers].filter(
        ([name]) => !['x-request-id', 'date', 'connection', 'keep-alive'].includes(name),
      );

    expect(await head.text()).toBe('');
    expect(own(head)).toEqual(own(get));
    expect(Number(head.headers.get('content-length'))).toBe((await get.text()).length);
  });
});

describe('callers', () => {
  it('are anonymous without credentials', async () => {
    await served.fetch('/orders/o1');

    expect(served.calls[0]?.identity).toBeUndefined();
  });

  it('are who they say in development, with roles apart by comma or space', async () => {
    for (const roles of ['shop:staff,other', 'shop:staff other', 'shop:staff, other']) {
      await served.fetch('/orders/o1', { headers: { authorization: `Dev bob ${roles}` } });
    }

    expect(served.calls.map((c) => c.identity?.roles)).toEqual(
      Array.from({ length: 3 }, () => ['shop:staff', 'other']),
    );
    expect(served.calls[0]?.identity?.id).toBe('bob');
  });

  it.each([
    'dev',
    'dev ',
    'dev a,b c',
    'basic YTpi',
    'dev ann\tx',
    'nothing',
    ', dev a',
    `dev ${'x'.repeat(65)}`,
  ])('are refused with the credentials %j, on every route', async (authorization) => {
    const response = await served.fetch('/orders/o1', { headers: { authorization } });

    expect((await problemIn(response)).code).toBe('unauthenticated');
    expect(response.headers.get('www-authenticate')).toBe('dev');
    expect(served.calls).toEqual([]);
  });

  it('get 401 when anonymous, 403 when known, 404 where the route hides', async () => {
    const bodies = { body: '{}', headers: JSON_TYPE };
    const anonymous = await served.fetch('/orders/o1', { method: 'PATCH', ...bodies });
    const known = await served.fetch('/orders/o1', {
      method: 'PATCH',
      body: '{}',
      headers: { ...JSON_TYPE, ...ANN },
    });
    const hidden = await served.fetch('/secrets/o1', { headers: ANN });
    const shown = await served.fetch('/secrets/o1', { headers: STAFF });

    expect((await problemIn(anonymous)).status).toBe(401);
    expect((await problemIn(known)).status).toBe(403);
    expect(await problemIn(hidden)).toEqual(await problemIn(await served.fetch(NOTHING)));
    expect(shown.status).toBe(200);
  });
});

describe('the order of checks', () => {
  const wrong = { accept: 'image/png', 'content-type': 'text/plain' };
  const send = (headers: Record<string, string>, body = '{'): Promise<Response> =>
    served.fetch('/orders', { method: 'POST', body, headers });

  it.skipIf(MOUNTED)('is one list', async () => {
    const replies = [
      await served.fetch('/nothing', { headers: { authorization: 'no' } }),
      await send({ ...wrong, authorization: 'no' }),
      await send(wrong),
      await send({ ...wrong, ...ANN }),
      await send({ 'content-type': 'text/plain', ...ANN }),
      await send({ ...JSON_TYPE, ...ANN }),
      await send({ ...JSON_TYPE, ...ANN }, '{"buyer":"x","discount":1}'),
      await send({ ...JSON_TYPE, ...ANN }, '{"discount":1}'),
    ];

    expect(await Promise.all(replies.map(async (r) => (await problemIn(r)).status))).toEqual([
      404, 401, 401, 406, 415, 400, 400, 403,
    ]);
    expect(served.calls).toEqual([]);
  });

  it('refuses what the request fills, and says where it stands', async () => {
    const problem = await problemIn(await post('{"buyer":"eve","items":[]}'));

    expect(problem.errors).toEqual([
      { pointer: '/buyer', code: 'unknown', message: 'must not be sent' },
    ]);
  });

  it('guards properties that are sent, and no others', async () => {
    expect((await post('{"items":[]}')).status).toBe(201);
    expect((await post('{"items":[],"discount":5}')).status).toBe(403);
    expect((await post('{"items":[],"discount":5}', STAFF)).status).toBe(201);
  });

  it('takes the properties that the route lists', async () => {
    const problem = await problemIn(await patch('{"tracking":"1","state":"paid"}'));

    expect(problem.errors?.map((e) => e.pointer)).toEqual(['/state']);
    expect((await patch('{"tracking":"1"}')).status).toBe(204);
  });
});

describe('bodies', () => {
  it('reach the operation with what the request fills', async () => {
    await post('{"items":[{"sku":"é"}]}');

    expect(served.calls[0]?.input).toEqual({ items: [{ sku: 'é' }], buyer: 'ann' });
  });

  it.each([
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json ;charset="UTF-8"',
    'application/json;a=b;',
  ])('are JSON as %s', async (type) => {
    expect((await post('{}', { 'content-type': type })).status).toBe(201);
  });

  it.each([
    'text/plain',
    'text/plain;application/json',
    'application/json, text/plain',
    'application/json; charset=latin1',
    'application/json; charset',
    'application/x-www-form-urlencoded',
    'application/json/x',
    '*/*',
    'multipart/form-data; boundary=x',
  ])('are refused as %s', async (type) => {
    expect((await problemIn(await post('{}', { 'content-type': type }))).status).toBe(415);
    expect(served.calls).toEqual([]);
  });

  it('are refused without a type, and packed', async () => {
    const bytes = new TextEncoder().encode('{}');
    const untyped = await served.fetch('/orders', { method: 'POST', body: bytes, headers: ANN });

    expect((await problemIn(untyped)).status).toBe(415);
    expect((await problemIn(await post('{}', { 'content-encoding': 'gzip' }))).status).toBe(415);
    expect((await post('{}', { 'content-encoding': 'identity' })).status).toBe(201);
  });

  it.each([
    ['no JSON', '{'],
    ['two values', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
    ['a comment', '{}//'],
    ['NaN', '{"a":NaN}'],
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, deep', '{"a":[{"b":":","b":2}]}'],
    ['a name twice by escapes', '{"a":1,"\\u0061":2}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__ deep', '[{"a":{"__proto__":1}}]'],
    ['half a pair', '{"a":"\\ud800"}'],
    ['half a pair in a name', '{"\\udc00":1}'],
    ['spaces alone', '   '],
    ['a list where properties are filled', '[]'],
    ['null where properties are filled', 'null'],
  ])('with %s are refused', async (_, body) => {
    expect((await problemIn(await post(body))).status).toBe(400);
    expect(served.calls).toEqual([]);
  });

  it('keep names and colons in texts apart', async () => {
    const body = '{"a":"b\\":\\\\","c:{[":{"d":"\\ud83d\\ude00 {[:"},"constructor":1}';

    expect((await post(body)).status).toBe(201);
    expect(served.calls[0]?.input).toEqual({ ...(JSON.parse(body) as object), buyer: 'ann' });
  });

  it('that are no UTF-8 are refused', async () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0xaf, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
    ])
      expect((await problemIn(await post(new Uint8Array(bytes)))).status).toBe(400);
  });

  it('may be missing where they may be missing', async () => {
    const required = await served.fetch('/orders', { method: 'POST', headers: ANN });
    const optional = await served.fetch('/jobs', { method: 'POST' });

    expect((await problemIn(required)).title).toBe('The body is missing');
    expect(optional.status).toBe(202);
    expect(served.calls[0]?.input).toEqual({});
  });

  it('of bytes are given as the wire has bytes, with what headers fill', async () => {
    const response = await served.fetch('/files/a', {
      method: 'PUT',
      body: new Uint8Array([0, 255, 1]),
      headers: {
        'content-type': 'image/png',
        'x-team': 'red',
        'accept-language': 'de;q=0.5, en-GB',
      },
    });

    expect(response.status).toBe(204);
    expect(served.calls[0]).toMatchObject({
      input: { name: 'a', content: 'AP8B', team: 'red', language: 'en-GB' },
      route: { request: { headers: { 'x-team': 'red' }, language: 'en-GB' } },
    });
    expect(response.headers.get('deprecation')).toBe('@0');
    expect(response.headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
  });

  it('of bytes are of the types that the route takes, and its headers are required', async () => {
    const put = (type: string, headers: Record<string, string>): Promise<Response> =>
      served.fetch('/files/a', {
        method: 'PUT',
        body: 'x',
        headers: { 'content-type': type, ...headers },
      });

    expect((await put('text/csv', { 'x-team': 'a' })).status).toBe(204);
    expect((await put('image/gif', { 'x-team': 'a' })).status).toBe(415);
    expect((await problemIn(await put('image/png', {}))).errors).toMatchObject([
      { in: 'header', pointer: '/x-team', code: 'required' },
    ]);
  });
});

describe('preconditions', () => {
  it.each([
    ['"7.abc"', [7]],
    ['"7"', [7]],
    ['"7.a", "9.b"', [7, 9]],
    ['"7.a" , W/"8.b"', [7]],
    ['W/"7.a"', []],
    ['"other"', []],
    ['"07"', []],
    ['*', undefined],
  ])('if-match: %s names the versions %j', async (tags, versions) => {
    expect((await patch('{}', { 'if-match': tags })).status).toBe(204);
    expect(served.calls[0]?.match).toEqual(versions);
  });

  it.each(['7', '"7', '"a" "b"', 'w/"7"', ', "7"'])('if-match: %s is malformed', async (tags) => {
    expect((await problemIn(await patch('{}', { 'if-match': tags }))).status).toBe(400);
    expect(served.calls).toEqual([]);
  });

  it('if-match is false on what has no version', async () => {
    expect((await problemIn(await post('{}', { 'if-match': '"1.a"' }))).status).toBe(412);
  });

  it('if-none-match answers 304 after the call, by the whole tag', async () => {
    const tag = (await served.fetch('/orders/o1')).headers.get('etag') ?? '';
    const ask = async (tags: string, path = '/orders/o1', headers = {}): Promise<number> =>
      (await served.fetch(path, { headers: { 'if-none-match': tags, ...headers } })).status;

    expect(tag).toMatch(/^"7\.[0-9a-z]+"$/);
    expect(await ask(tag)).toBe(304);
    expect(await ask(`"x", W/${tag}`)).toBe(304);
    expect(await ask('*')).toBe(304);
    expect(await ask('"7.other"')).toBe(200);
    expect(await ask(tag, '/orders/o1?fields=id')).toBe(200);
    expect(await ask(tag, '/orders/o1', { accept: 'application/yaml' })).toBe(200);
    expect(await ask('nothing')).toBe(400);
    expect(served.calls).toHaveLength(7);

    served.answer = () => ({ kind: 'missing' });
    expect(await ask('*')).toBe(404);
  });

  it('if-none-match is refused on changes', async () => {
    expect((await problemIn(await patch('{}', { 'if-none-match': '*' }))).status).toBe(400);
  });
});

describe('idempotency keys', () => {
  const idOf = async (
    key: string,
    headers: Record<string, string> = {},
  ): Promise<string | undefined> => {
    await post('{}', { 'idempotency-key': key, ...headers });

    return served.calls.at(-1)?.id;
  };

  it('are of one caller and one operation', async () => {
    const first = await idOf('k1');

    expect(first).toMatch(/^[\w-]{43}$/);
    expect(await idOf('k1')).toBe(first);
    expect(await idOf('"k1"')).toBe(first);
    expect(await idOf('k2')).not.toBe(first);
    expect(await idOf('k1', STAFF)).not.toBe(first);
  });

  it('of anonymous callers are of their address', async () => {
    const send = (): Promise<Response> =>
      served.fetch('/jobs', { method: 'POST', headers: { 'idempotency-key': 'k' } });

    await send();
    await send();
    expect(served.calls[0]?.id).toBe(served.calls[1]?.id);
  });

  it.each(['', 'a b', 'x'.repeat(256), '"a', 'a\\b'])('%j is malformed', async (key) => {
    expect((await post('{}', { 'idempotency-key': key })).status).toBe(400);
    expect(served.calls).toEqual([]);
  });

  it('are nothing on reads', async () => {
    await served.fetch('/orders/o1', { headers: { 'idempotency-key': 'k' } });

    expect(served.calls[0]?.id).toBeUndefined();
  });
});

describe('errors', () => {
  it('that the contract declares have their status, code and data', async () => {
    served.answer = () => ({ kind: 'failure', code: 'OUT_OF_STOCK', data: { sku: 'a' } });

    expect(await problemIn(await post('{}'))).toEqual({
      type: 'about:blank',
      title: 'Out of stock',
      status: 409,
      code: 'OUT_OF_STOCK',
      data: { sku: 'a' },
    });
  });

  it('that the route does not declare are internal', async () => {
    served.answer = () => ({ kind: 'failure', code: 'constructor' });

    expect((await problemIn(await post('{}'))).code).toBe('internal');
  });

  it.each([
    ['invalid', 400],
    ['unauthenticated', 401],
    ['forbidden', 403],
    ['missing', 404],
    ['conflict', 409],
    ['duplicate', 409],
    ['pending', 409],
    ['stale', 412],
    ['reused', 422],
    ['limited', 429],
    ['internal', 500],
    ['incompatible', 502],
    ['unavailable', 503],
    ['timeout', 504],
  ] as const)('%s is %i, and tells no secret', async (code, status) => {
    served.answer = () => {
      throw new ContractError(code, 's3cret', {
        cause: new Error('s3cret'),
        retryAfter: 1500,
        problems: [{ pointer: '/items', code: 'required', message: 'is required' }],
      });
    };

    const response = await post('{}');
    const problem = await problemIn(response);
    const waits = ['pending', 'limited', 'unavailable'].includes(code);

    expect(problem).toMatchObject({ status, code, errors: [{ pointer: '/items' }] });
    expect(JSON.stringify([problem, [...response.headers]])).not.toContain('s3cret');
    expect(response.headers.get('retry-after')).toBe(waits ? '2' : null);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['an error', () => Promise.reject(new Error('s3cret at /home/x.ts'))],
    ['a text', () => Promise.reject('s3cret')],
    [
      'a throw at once',
      () => {
        throw new TypeError('s3cret');
      },
    ],
    ['an impossible reply', () => ({ kind: 's3cret' }) as never],
    [
      'an error with a status',
      () =>
        Promise.reject(
          Object.assign(new Error('s3cret'), { name: 'ContractError', code: 's3cret' }),
        ),
    ],
    ['a value that is no JSON', () => ({ kind: 'value', value: { s3cret: 1n } }) as const],
  ] as const)('of %s are internal, and logged', async (_, answer) => {
    served.answer = answer;

    const response = await served.fetch('/orders/o1');
    const text = await response.clone().text();

    if (response.status !== 204)
      expect(await problemIn(response)).toMatchObject({ status: 500, code: 'internal' });
    expect(text).not.toContain('s3cret');
    expect(served.logged).toHaveLength(1);
  });
});

describe('authentication', () => {
  const serve = async (
    authenticate: Authentication['authenticate'],
    path = '/orders/o1',
  ): Promise<Response> => {
    const gateway = createGateway({
      components: COMPONENTS,
      calls: async ({ identity }) => ({ kind: 'value', value: identity?.id ?? null }),
      authentication: { challenge: 'Token', authenticate },
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    const { url } = await gateway.listen({ port: 0, host: '127.0.0.1' });

    try {
      const response = await fetch(url + path, { headers: { authorization: 'Token s3cret' } });

      return new Response(await response.text(), response);
    } finally {
      await gateway.close();
    }
  };
  const quiet = (): void => undefined;
  const ann = createIdentity({ id: id('ann'), roles: [], scheme: 'token', claims: {} });

  it('may take its time, and learns what it needs', async () => {
    const seen: unknown[] = [];
    const response = await serve(async (credentials, { authority, address }) => {
      seen.push(credentials, authority, address());

      return ann;
    });

    expect(await response.json()).toBe('ann');
    expect(seen).toEqual([{ scheme: 'token', value: 's3cret' }, undefined, '127.0.0.1']);
  });

  const refusing: readonly (readonly [string, Authentication['authenticate'], number])[] = [
    ['unknown', () => undefined, 401],
    ['unknown, later', async () => undefined, 401],
    ['invalid', () => 'invalid', 401],
    ['invalid, later', async () => 'invalid' as const, 401],
    ['broken', () => Promise.reject(new Error('s3cret')), 500],
    [
      'broken at once',
      () => {
        throw new Error('s3cret');
      },
      500,
    ],
    ['busy', () => Promise.reject(new ContractError('unavailable', 's3cret')), 503],
    ['limiting', () => Promise.reject(new ContractError('limited', 's3cret')), 429],
  ];

  it.each(refusing)('that is %s refuses', async (_, authenticate, status) => {
    const response = await serve(authenticate);
    const text = await response.clone().text();

    expect((await problemIn(response)).status).toBe(status);
    expect(text).not.toContain('s3cret');
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Token' : null);
  });

  it('is not asked where there is no route', async () => {
    let asked = 0;
    const response = await serve(() => {
      asked++;

      return ann;
    }, '/nothing');

    expect([response.status, asked]).toEqual([404, 0]);
  });
});

describe('what the request fills', () => {
  it('is read as the input has it, or is the caller’s mistake', async () => {
    const header = { kind: 'path', root: 'request', segments: ['headers', 'x-count'] } as const;
    const claim = { kind: 'path', root: 'claims', segments: ['sub'] } as const;
    const other = await serveRoutes({
      routes: [
        {
          method: 'POST',
          path: '/counts',
          call: 'count',
          type: 'effect',
          scope: 'none',
          status: 204,
          bind: [
            { input: 'count', from: header, as: 'number' },
            { input: 'sub', from: claim },
          ],
          body: { kind: 'value' },
        },
      ],
    });
    const count = (text: string): Promise<Response> =>
      other.fetch('/counts', { method: 'POST', headers: { 'x-count': text } });

    expect((await count('7')).status).toBe(204);
    expect((await other.fetch('/counts', { method: 'POST' })).status).toBe(204);
    expect(other.calls.map((c) => c.input)).toEqual([{ count: 7 }, {}]);
    expect((await problemIn(await count('x'))).errors).toMatchObject([
      { pointer: '/count', code: 'type' },
    ]);
    await other.close();
  });
});

describe('routes that are replaced', () => {
  it('serve from the next request on', async () => {
    const other = await serveRoutes();

    expect((await other.fetch('/orders/o1')).status).toBe(200);
    other.gateway.replace([]);
    expect((await other.fetch('/orders/o1')).status).toBe(404);
    await other.close();
  });
});
