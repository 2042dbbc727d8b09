// The examples over HTTP, from end to end: generated routes, the gateway, a real system on a storage in memory.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateway as desk } from '../../generated/desk/gateway/main.ts';
import { service as deskService } from '../../generated/desk/services/desk/main.ts';
import { gateway as shop } from '../../generated/shop/gateway/main.ts';
import { service as shopService } from '../../generated/shop/services/all/main.ts';
import { gateway as todo } from '../../generated/todo/gateway/main.ts';
import { service as todoService } from '../../generated/todo/services/todo/main.ts';
import {
  createGateway,
  developmentAuthentication,
  type Gateway,
  type RoutesDefinition,
} from '../../runtime-lib/gateway.ts';
import { running } from '../support/system.ts';

const gateways: Gateway[] = [];

afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())));

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `ask('ann shop:staff', 'GET /orders')`; nobody is ''. */
type Ask = (caller: string, request: string, sent?: Sent) => Promise<Answer>;

interface Example {
  readonly definition: { readonly components: readonly unknown[] };
  readonly service: { readonly components: Parameters<typeof running>[0] };
  readonly configuration?: Readonly<Record<string, unknown>>;
}

async function serve({ definition, service, configuration = {} }: Example): Promise<Ask> {
  const { system } = await running(service.components, { configuration });
  const quiet = (): void => undefined;
  const gateway = createGateway({
    // Generated code has its types from the built library, tests run its sources.
    components: definition.components as readonly RoutesDefinition[],
    calls: (asked) => system.answer(asked),
    authentication: developmentAuthentication({ dev: true }),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  const { url } = await gateway.listen({ port: 0, host: '127.0.0.1' });

  gateways.push(gateway);

  return async (caller, request, { body, headers = {} } = {}) => {
    const [method = '', path = ''] = request.split(' ');
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(caller !== '' && { authorization: `dev ${caller}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.endsWith('json') && text !== '';

    return {
      status: response.status,
      headers: response.headers,
      body: json && !text.includes('\n') ? JSON.parse(text) : text,
    };
  };
}

describe('todo', () => {
  let ask: Ask;

  beforeAll(async () => {
    ask = await serve({ definition: todo, service: todoService });
  });

  it('lives a task’s life', async () => {
    const created = await ask('ann', 'POST /tasks', { body: { title: 'one' } });
    const place = created.headers.get('location') ?? '';
    const first = created.headers.get('etag') ?? '';
    const read = await ask('ann', `GET ${place}`);
    const status = async (caller: string, request: string, sent?: Sent): Promise<number> =>
      (await ask(caller, request, sent)).status;

    expect(created).toMatchObject({ status: 201, body: { title: 'one', owner: 'ann' } });
    expect(read).toMatchObject({ status: 200, body: created.body });
    expect(await status('', `GET ${place}`)).toBe(401);
    expect(await status('bob', `GET ${place}`)).toBe(403);
    expect(
      await status('ann', `GET ${place}`, {
        headers: { 'if-none-match': read.headers.get('etag') ?? '' },
      }),
    ).toBe(304);

    const edit = (title: unknown): Promise<number> =>
      status('ann', `PATCH ${place}`, { body: { title }, headers: { 'if-match': first } });

    expect(await edit(5)).toBe(400);
    expect(await edit('two')).toBe(204);
    expect(await edit('three')).toBe(412);
    expect(await status('ann', `DELETE ${place}`)).toBe(204);
    expect(await status('ann', `GET ${place}`)).toBe(404);
  });

  it('lists page by page, each caller his own', async () => {
    for (const [day, title] of ['a', 'b', 'c'].entries())
      await ask('cat', 'POST /tasks', { body: { title, due: `2026-01-0${day + 1}` } });

    await ask('dan', 'POST /tasks', { body: { title: 'd' } });

    interface Page {
      readonly items: readonly { readonly title: string }[];
      readonly next?: string;
    }

    const first = (await ask('cat', 'GET /tasks?limit=2&sort=-due')).body as Page;
    const second = (await ask('cat', `GET /tasks?limit=2&sort=-due&after=${first.next}`))
      .body as Page;

    expect(first.items.map((i) => i.title)).toEqual(['c', 'b']);
    expect(second.items.map((i) => i.title)).toEqual(['a']);
    expect(second.next).toBeUndefined();
    expect((await ask('dan', `GET /tasks?limit=2&sort=-due&after=${first.next}`)).status).toBe(400);
  });

  it('repeats under a key', async () => {
    const add = (title: string): Promise<Answer> =>
      ask('eve', 'POST /tasks', { body: { title }, headers: { 'idempotency-key': 'k1' } });
    const [first, second, third] = [await add('once'), await add('once'), await add('other')];

    expect(second.body).toEqual(first.body);
    expect(third).toMatchObject({ status: 422, body: { code: 'reused' } });
  });
});

describe('shop', () => {
  const STAFF = 'eve shop:staff';

  it('sells', async () => {
    const ask = await serve({
      definition: shop,
      service: shopService,
      configuration: { payments: { fee: '0.01', provider: 'x' } },
    });
    const price = { amount: '2.50', currency: 'EUR' };
    const address = { name: 'A', line: 's', postcode: '1', country: 'DE' };

    await ask(STAFF, 'POST /stock', { body: { sku: 'a', price, available: 5 } });

    const stock = await ask('', 'GET /stock?sku=a');
    const items = [{ sku: 'a', quantity: 2 }];
    const placed = await ask('ann', 'POST /orders', { body: { items, address } });
    const { id } = placed.body as { id: string };

    expect(stock.headers.get('cache-control')).toBe('public, max-age=30');
    expect(placed).toMatchObject({ status: 201, body: { total: { amount: '5.00' } } });
    expect((await ask('bob', `GET /orders/${id}`)).status).toBe(403);
    expect((await ask('bob', 'GET /orders')).body).toEqual({ items: [] });
    expect((await ask('bob', 'GET /orders/export')).status).toBe(403);

    const lines = await ask(STAFF, 'GET /orders/export', {
      headers: { accept: 'application/x-ndjson' },
    });

    expect(JSON.parse(String(lines.body))).toMatchObject({ id, buyer: 'ann' });
    expect(await ask(STAFF, `POST /orders/${id}/ship`, { body: { tracking: 't' } })).toMatchObject({
      status: 409,
      body: { code: 'NOT_PAID' },
    });
    expect(
      await ask('ann', 'POST /orders', {
        body: { items: [{ sku: 'a', quantity: 900 }], address },
      }),
    ).toMatchObject({ status: 409, body: { code: 'OUT_OF_STOCK', data: { sku: 'a' } } });
  });
});

describe('desk', () => {
  const [TEAM, OTHER] = [
    '01a200dc-680e-7001-bdb0-a18cc3b1bc58',
    '01a200dc-680e-7001-bdb0-a18cc3b1bc59',
  ];

  it('keeps teams apart', async () => {
    const ask = await serve({ definition: desk, service: deskService });
    const agent = `al desk:team:${TEAM}:agent`;
    const ticket = { subject: 's', body: 'b' };
    const asked = await ask('ann', `POST /teams/${TEAM}/tickets`, { body: ticket });
    const { id } = asked.body as { id: string };
    const urgent = { body: { ...ticket, urgency: 'urgent' } };
    const status = async (caller: string, request: string, sent?: Sent): Promise<number> =>
      (await ask(caller, request, sent)).status;

    expect(await status('ann', `POST /teams/${TEAM}/tickets`, urgent)).toBe(403);
    expect(await status(agent, `POST /teams/${TEAM}/tickets`, urgent)).toBe(201);
    expect(await status(agent, `GET /teams/${TEAM}/tickets/${id}`)).toBe(200);
    expect(await status(agent, `GET /teams/${OTHER}/tickets/${id}`)).toBe(404);
    expect(await status('bob', `GET /tickets/${id}`)).toBe(404);
    expect(await status('ann', `GET /tickets/${id}`)).toBe(200);
    expect(await status(agent, `PATCH /teams/${TEAM}/tickets/${id}`, { body: { due: null } })).toBe(
      403,
    );
    expect(
      await status(agent, `PATCH /teams/${TEAM}/tickets/${id}`, { body: { urgency: 'low' } }),
    ).toBe(204);
  });
});
