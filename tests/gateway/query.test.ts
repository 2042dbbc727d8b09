// Query strings through a real gateway: what lists and inputs take, exactly, and cursors that are worth nothing elsewhere.

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { text } from '../../runtime-lib/check.ts';
import type { Query } from '../../runtime-lib/core/request.ts';
import { createCursors } from '../../runtime-lib/gateway/cursor.ts';
import { problemIn, ROUTES, type Served, serveRoutes } from './served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveRoutes();
});

afterAll(() => served.close());
beforeEach(() => {
  served.calls.length = 0;
});

describe('lists', () => {
  it.each([
    ['', { limit: 20 }],
    ['state=paid', { filter: { state: { eq: 'paid' } }, limit: 20 }],
    ['state.ne=paid', { filter: { state: { ne: 'paid' } }, limit: 20 }],
    ['state.in=paid,placed', { filter: { state: { in: ['paid', 'placed'] } }, limit: 20 }],
    ['state.null=true', { filter: { state: { absent: true } }, limit: 20 }],
    ['state.null=false', { filter: { state: { absent: false } }, limit: 20 }],
    ['total.ge=1&total.lt=9', { filter: { total: { ge: 1, lt: 9 } }, limit: 20 }],
    ['total.gt=0&total.le=1e1', { filter: { total: { gt: 0, le: 10 } }, limit: 20 }],
    ['note=a%2Cb+c%2B', { filter: { note: { eq: 'a,b c+' } }, limit: 20 }],
    ['note=a,b', { filter: { note: { eq: 'a,b' } }, limit: 20 }],
    ['note.in=a%2Cb,c', { filter: { note: { in: ['a,b', 'c'] } }, limit: 20 }],
    ['note=', { filter: { note: { eq: '' } }, limit: 20 }],
    ['note=%F0%9F%98%80', { filter: { note: { eq: '😀' } }, limit: 20 }],
    ['sort=-_created,total', { sort: ['-_created', 'total'], limit: 20 }],
    ['sort=total,-total', { sort: ['total'], limit: 20 }],
    ['limit=1', { limit: 1 }],
    ['limit=50', { limit: 50 }],
    ['omit=5', { omit: 5, limit: 20 }],
    ['omit=0', { limit: 20 }],
    ['fields=id', { limit: 20 }],
  ])('?%s', async (query, expected) => {
    expect((await served.fetch(`/orders?${query}`)).status).toBe(200);
    expect(served.calls[0]?.query).toEqual(expected);
  });

  it.each([
    ['state=gone', '/state', 'value'],
    ['state.lt=paid', '/state.lt', 'unknown'],
    ['state.eq=paid', '/state.eq', 'unknown'],
    ['state.in=paid,gone', '/state.in', 'value'],
    ['state.in=', '/state.in', 'value'],
    ['state.null=yes', '/state.null', 'type'],
    ['state=paid&state=paid', '/state', 'value'],
    ['total=x', '/total', 'type'],
    ['total=0x1', '/total', 'type'],
    ['total=', '/total', 'type'],
    ['total=Infinity', '/total', 'type'],
    ['total=1e999', '/total', 'type'],
    ['total=1.5', '/total', 'type'],
    ['total=-1', '/total', 'range'],
    [`note=${'x'.repeat(41)}`, '/note', 'size'],
    ['buyer=ann', '/buyer', 'unknown'],
    ['password.gt=a', '/password.gt', 'unknown'],
    ['_id=1', '/_id', 'unknown'],
    ['$where=1', '/$where', 'unknown'],
    ['__proto__=1', '/__proto__', 'unknown'],
    ['constructor.lt=1', '/constructor.lt', 'unknown'],
    ['state[$ne]=1', '/state[$ne]', 'unknown'],
    ['limit[]=1', '/limit[]', 'unknown'],
    ['State=paid', '/State', 'unknown'],
    ['state.=paid', '/state.', 'unknown'],
    ['sort=id', '/sort', 'value'],
    ['sort=--total', '/sort', 'value'],
    ['sort=', '/sort', 'value'],
    ['fields=password', '/fields', 'value'],
    ['fields=-id', '/fields', 'value'],
    ['limit=0', '/limit', 'range'],
    ['limit=51', '/limit', 'range'],
    ['limit=-1', '/limit', 'range'],
    ['limit=1.0', '/limit', 'range'],
    ['limit=01', '/limit', 'range'],
    ['limit=', '/limit', 'range'],
    ['limit=1&limit=2', '/limit', 'value'],
    ['omit=10001', '/omit', 'range'],
    ['after=x', '/after', 'format'],
    ['after=', '/after', 'format'],
  ])('?%s is refused at %s', async (query, pointer, code) => {
    const problem = await problemIn(await served.fetch(`/orders?${query}`));

    expect(problem).toMatchObject({ status: 400, code: 'invalid' });
    expect(problem.errors).toMatchObject([{ in: 'query', pointer, code }]);
    expect(served.calls).toEqual([]);
  });

  it.each([
    '&',
    'state',
    '=x',
    'state=paid&',
    '&state=paid',
    'note=%',
    'note=%zz',
    'note=%ff',
    '%=1',
  ])('?%s is malformed', async (query) => {
    const received = await served.raw(
      `GET /orders?${query} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
    );

    expect(received).toMatch(/^HTTP\/1.1 400 /);
    expect(served.calls).toEqual([]);
  });

  it('take so many values and no more', async () => {
    const list = (count: number): string => Array.from({ length: count }, () => 'paid').join();

    expect((await served.fetch(`/orders?state.in=${list(100)}`)).status).toBe(200);
    expect((await served.fetch(`/orders?state.in=${list(101)}`)).status).toBe(400);
  });

  it('answer items with the fields that were asked for', async () => {
    const body = (await (await served.fetch('/orders?fields=total,id')).json()) as object;

    expect(body).toMatchObject({
      items: [
        { total: '12.50', id: 'o1' },
        { total: '12.50', id: 'o2' },
      ],
    });
    expect(Object.keys((body as { items: object[] }).items[0] ?? {})).toEqual(['total', 'id']);
  });
});

describe('cursors', () => {
  const next = async (path: string, headers = {}): Promise<string> => {
    const page = (await (await served.fetch(path, { headers })).json()) as { next: string };

    return page.next;
  };
  const status = async (path: string, headers = {}): Promise<number> =>
    (await served.fetch(path, { headers })).status;

  it('lead to the next page', async () => {
    const cursor = await next('/orders?state=paid&sort=total');

    expect(await status(`/orders?state=paid&sort=total&after=${cursor}`)).toBe(200);
    expect(served.calls[1]?.query).toMatchObject({ after: { values: ['placed'], id: 'o2' } });
  });

  it('may come with another limit and other fields', async () => {
    const cursor = await next('/orders');

    expect(await status(`/orders?limit=3&fields=id&after=${cursor}`)).toBe(200);
  });

  it('are worth nothing with another question, caller, or byte', async () => {
    const cursor = await next('/orders?state=paid&sort=total');
    const anns = await next('/orders', { authorization: 'dev ann' });
    const changed = `${cursor.slice(0, 20)}${cursor[20] === 'A' ? 'B' : 'A'}${cursor.slice(21)}`;

    expect(await status(`/orders?state=paid&sort=total&after=${changed}`)).toBe(400);
    expect(await status(`/orders?state=placed&sort=total&after=${cursor}`)).toBe(400);
    expect(await status(`/orders?state=paid&sort=-total&after=${cursor}`)).toBe(400);
    expect(await status(`/orders?after=${cursor}`)).toBe(400);
    expect(await status(`/orders?after=${anns}`)).toBe(400);
    expect(await status(`/orders?after=${anns}`, { authorization: 'dev bob' })).toBe(400);
    expect(await status(`/orders?after=${anns}`, { authorization: 'dev ann' })).toBe(200);
    expect(await status(`/orders?omit=1&after=${await next('/orders')}`)).toBe(400);
  });

  it('say nothing to who has them', async () => {
    const bytes = Buffer.from(await next('/orders'), 'base64url').toString('latin1');

    expect(bytes).not.toContain('placed');
    expect(bytes).not.toContain('o2');
  });

  it('of one key are of all its processes; of none, of one', () => {
    const end = { values: [1, null, 'é'], id: 'a' };
    const [one, other] = [createCursors('k'.repeat(16)), createCursors('k'.repeat(16))];
    const [foreign, old] = [createCursors('l'.repeat(16)), createCursors(undefined)];
    const cursor = one.seal(end, 'q', false);

    expect(other.open(cursor, 'q')).toEqual(end);
    expect(foreign.open(cursor, 'q')).toBeUndefined();
    expect(old.open(cursor, 'q')).toBeUndefined();
    expect(one.open(cursor, 'p')).toBeUndefined();
    expect(one.open(`${cursor}=`, 'q')).toBeUndefined();
    expect(one.seal(end, 'q', false)).not.toBe(cursor);
    expect(one.seal(end, 'q', true)).toBe(other.seal(end, 'q', true));
    expect(one.open(one.seal(end, 'q', true), 'q')).toEqual(end);
    expect(() => createCursors('short')).toThrow('16 characters');
  });

  it('of public lists are the same for everybody', async () => {
    const list = ROUTES[0];

    if (list === undefined) throw new Error('there is no list');

    const open = await serveRoutes({ routes: [{ ...list, cache: { public: true, max: 5 } }] });

    try {
      const ask = async (headers = {}): Promise<string> =>
        ((await (await open.fetch('/orders', { headers })).json()) as { next: string }).next;

      expect(await ask({ authorization: 'dev ann' })).toBe(await ask());
    } finally {
      await open.close();
    }
  });
});

describe('inputs', () => {
  it('are typed', async () => {
    served.answer = () => ({ kind: 'value', value: 1 });

    await served.fetch('/prices?count=3&tags=a,b%2Cc&exact=true');
    await served.fetch('/prices?count=3&tags=');

    expect(served.calls.map((c) => c.input)).toEqual([
      { count: 3, tags: ['a', 'b,c'], exact: true },
      { count: 3, tags: [] },
    ]);
    expect(served.calls[0]?.query).toBeUndefined();
  });

  it.each([
    ['', '/count', 'required'],
    ['count=10', '/count', 'range'],
    ['count=1&exact=1', '/exact', 'type'],
    ['count=1&limit=5', '/limit', 'unknown'],
    ['count=1&count.lt=5', '/count.lt', 'unknown'],
  ])('?%s is refused at %s', async (query, pointer, code) => {
    const problem = await problemIn(await served.fetch(`/prices?${query}`));

    expect(problem.errors).toMatchObject([{ in: 'query', pointer, code }]);
  });

  it('are not taken where a route has none', async () => {
    for (const path of ['/orders/o1?x=1', '/orders/o1?limit=1', '/orders/export?x=1'])
      expect((await problemIn(await served.fetch(path))).errors?.[0]?.code).toBe('unknown');

    const posted = await served.fetch('/jobs?x=1', { method: 'POST' });

    expect((await problemIn(posted)).status).toBe(400);
  });
});

it('a field may be named __proto__, and is one', async () => {
  const rule = text(1, 9);
  const own = await serveRoutes({
    routes: [
      {
        method: 'GET',
        path: '/odd/:__proto__',
        call: 'list',
        type: 'observation',
        scope: 'objects',
        status: 200,
        answers: 'page',
        parameters: [{ name: '__proto__', as: 'text', rule, to: 'input' }],
        query: {
          filter: [{ name: '__proto__', as: 'text', rule, operators: ['eq', 'ne'] }],
          limit: { default: 1, max: 1 },
        },
      },
    ],
  });

  own.answer = () => ({ kind: 'value', value: [] });

  expect((await own.fetch('/odd/a?__proto__=b&__proto__.ne=c')).status).toBe(200);
  expect(Reflect.get({}, 'eq')).toBeUndefined();
  expect(Object.entries(own.calls[0]?.input ?? {})).toEqual([['__proto__', 'a']]);
  expect(Object.entries((own.calls[0]?.query as Query | undefined)?.filter ?? {})).toEqual([
    ['__proto__', { eq: 'b', ne: 'c' }],
  ]);
  await own.close();
});
