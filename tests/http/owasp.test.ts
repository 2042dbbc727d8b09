// The OWASP API Security Top 10 (2023), by id, for every route of every example: all of it over HTTP, none of it by hand.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RoutesDefinition } from '@toac/runtime/v1';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developmentAuthentication } from '../../runtime-lib/gateway/authentication.ts';
import { DEFAULT_LIMITS } from '../../runtime-lib/gateway/settings.ts';
import { EXAMPLES, type ExampleName, type Hosted, hostExample } from './host-example.ts';
import { CALLERS, SEEDS, type Seed } from './seeds.ts';

type Route = RoutesDefinition['routes'][number];

interface Asked {
  readonly method?: string;
  readonly caller?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function routesOf(name: ExampleName): readonly Route[] {
  const { routes }: { readonly routes: readonly RoutesDefinition[] } = EXAMPLES[name];

  return routes.flatMap((component) => component.routes);
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
}

function isOpen({ allow }: Route): boolean {
  return allow === undefined;
}

/** Bodies that each route takes, where its schema alone is not enough. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /tasks': { title: 'x' },
  'PATCH /tasks/{id}': { title: 'x' },
  'POST /orders/{id}/ship': { tracking: 'x' },
  'PATCH /payments/{id}/method': { method: { kind: 'card', token: 't' } },
  'PATCH /stock/{id}/price': { price: { amount: '1.00', currency: 'EUR' } },
  'POST /stock': { sku: 'x', price: { amount: '1.00', currency: 'EUR' }, available: 1 },
  'POST /teams': {
    id: 'x',
    title: 'x',
    hours: { from: '08:00', until: '17:00' },
    topics: ['access'],
  },
  'PATCH /teams/{id}': { title: 'x' },
  'POST /teams/{team}/tickets': { subject: 's', body: 'b' },
  'PATCH /teams/{team}/tickets/{id}': { urgency: 'low' },
  'POST /tickets/{ticket}/comments': { text: 'x' },
  'POST /teams/{team}/tickets/{ticket}/comments': { text: 'x' },
  'POST /words': { texts: ['one two'] },
};

describe.each(Object.keys(EXAMPLES) as ExampleName[])('%s', (name) => {
  const routes = routesOf(name);
  const [owner = ''] = CALLERS[name].split(' ');
  let hosted: Hosted;

  beforeAll(async () => {
    hosted = await hostExample(name);
  });

  afterAll(() => hosted.end());

  async function seeded(route: Route): Promise<Seed> {
    return (await SEEDS[name][nameOf(route)]?.(hosted)) ?? {};
  }

  function send(
    path: string,
    { method = 'GET', caller, headers, body }: Asked = {},
  ): Promise<Response> {
    return fetch(hosted.url + path, {
      method,
      headers: {
        ...(caller === undefined ? {} : { authorization: `dev ${caller}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async function ask(route: Route, asked: Asked = {}, seed?: Seed): Promise<Response> {
    const { path = {}, headers = {}, body } = seed ?? (await seeded(route));
    const url = route.path.replaceAll(/:(\w+)/g, (_, p: string) => path[p] ?? 'none');

    return send(url, {
      method: route.method,
      body: body ?? BODIES[nameOf(route)],
      ...asked,
      headers: { ...headers, ...asked.headers },
    });
  }

  describe('API1: another one’s object', () => {
    const objects = routes.filter((route) => route.path.includes(':') && !isOpen(route));

    it.each(objects.map((route) => [nameOf(route), route] as const))('%s', async (_, route) => {
      const seed = await seeded(route);
      const stranger = await ask(route, { caller: 'mallory' }, seed);
      const text = await stranger.text();

      // What everybody may see who is known is nobody's own.
      if (stranger.ok) {
        expect(route.allow).toEqual({ kind: 'authenticated' });
        expect(isAboutOwners(route)).toBe(false);
      } else expect([403, 404]).toContain(stranger.status);

      if (!stranger.ok) expect(text).not.toContain('seed');

      expect((await ask(route, { caller: CALLERS[name] }, seed)).status).toBeLessThan(400);
    });

    /** Lists are filtered; what makes something new is the caller's own. */
    function isAboutOwners({ scope, hide }: Route): boolean {
      return hide === true && scope !== 'new' && scope !== 'objects';
    }
  });

  it('API1: lists show nothing of others', async () => {
    for (const route of routes.filter(
      ({ answers, allow }) => answers === 'page' && allow !== undefined,
    )) {
      const seed = await seeded(route);

      for (const make of Object.values(SEEDS[name]).slice(0, 4)) await make(hosted);

      // Who has never made anything.
      const listed = await ask(route, { caller: 'eve' }, seed);

      if (listed.status === 403) continue;

      const { items } = (await listed.json()) as { readonly items: readonly unknown[] };
      const isForAll = nameOf(route) === 'GET /teams';

      expect(isForAll || items.length === 0, nameOf(route)).toBe(true);
    }
  });

  describe('API2: broken credentials', () => {
    const BROKEN = [
      'dev',
      'dev ',
      'dev ../etc',
      'Bearer x',
      'Bearer ',
      'Basic YTpi',
      'Token v3.local.x',
      'dev\tann',
      'x',
      `dev ${'a'.repeat(65)}`,
      'dev ann\u00e9',
    ];

    it.each(BROKEN)('%j opens nothing', async (authorization) => {
      for (const route of routes.filter((r) => !isOpen(r))) {
        const { status } = await ask(route, { headers: { authorization } });

        expect(status, nameOf(route)).toBe(401);
      }
    });

    it('none is asked for in a URL', async () => {
      for (const route of routes.filter((r) => !isOpen(r) && r.method === 'GET')) {
        const { path = {} } = await seeded(route);
        const url = route.path.replaceAll(/:(\w+)/g, (_, p: string) => path[p] ?? 'none');

        for (const key of ['access_token', 'token', 'authorization', 'api_key'])
          expect([400, 401, 404]).toContain((await send(`${url}?${key}=dev%20${owner}`)).status);
      }
    });
  });

  describe('API3: properties', () => {
    const MANAGED = {
      _version: 7,
      _created: '2020-01-01T00:00:00Z',
      _deleted: null,
      role: 'admin',
    };
    const bodies = routes.filter((route) => route.body?.kind === 'value');

    it.each(bodies.map((route) => [nameOf(route), route] as const))(
      '%s takes no others',
      async (_, route) => {
        for (const [key, value] of Object.entries(MANAGED)) {
          const seed = await seeded(route);
          const own = (
            seed.body === undefined ? BODIES[nameOf(route)] : JSON.parse(seed.body)
          ) as object;
          const { path, headers } = seed;
          const refused = await ask(
            route,
            { caller: CALLERS[name], body: { ...own, [key]: value } },
            { ...(path && { path }), ...(headers && { headers }) },
          );

          expect(refused.status, key).toBe(400);
          expect(await refused.json()).toMatchObject({ errors: [{ pointer: `/${key}` }] });
        }
      },
    );

    it.each(
      bodies.filter((r) => r.bind !== undefined).map((route) => [nameOf(route), route] as const),
    )('%s cannot say what the request fills', async (_, route) => {
      for (const { input } of route.bind ?? []) {
        const { path, headers, body } = await seeded(route);
        const own = (body === undefined ? BODIES[nameOf(route)] : JSON.parse(body)) as object;
        const refused = await ask(
          route,
          { caller: CALLERS[name], body: { ...own, [input]: 'mallory' } },
          { ...(path && { path }), ...(headers && { headers }) },
        );

        expect(refused.status).toBe(400);
      }
    });

    it('nothing stored is shown that no contract names', async () => {
      for (const route of routes.filter((r) => r.answers === 'value' && r.scope === 'object')) {
        const shown = await (await ask(route, { caller: CALLERS[name] })).text();

        expect(shown).not.toMatch(/_version|_deleted|_updated|"reference"/);
      }
    });
  });

  it('API4: each limit is kept, quickly', async () => {
    const [route] = routes.filter((r) => r.body?.kind === 'value' && !r.path.includes(':'));

    if (route === undefined) throw new Error('there is a route with a body');

    const caller = CALLERS[name];
    const nested = `${'['.repeat(DEFAULT_LIMITS.depth + 1)}${']'.repeat(DEFAULT_LIMITS.depth + 1)}`;
    const wide = JSON.stringify(
      Object.fromEntries(Array.from({ length: DEFAULT_LIMITS.keys + 1 }, (_, i) => [`k${i}`, 1])),
    );
    const statuses = {
      body: (await ask(route, { caller, body: `"${'x'.repeat(DEFAULT_LIMITS.body)}"` }, {})).status,
      depth: (await ask(route, { caller, body: nested }, {})).status,
      keys: (await ask(route, { caller, body: wide }, {})).status,
      url: (await send(`/${'x'.repeat(DEFAULT_LIMITS.url)}`)).status,
      headers: (await send('/', { headers: { 'x-a': 'x'.repeat(DEFAULT_LIMITS.headers) } })).status,
    };

    expect(statuses).toEqual({ body: 413, depth: 400, keys: 400, url: 414, headers: 431 });

    for (const list of routes.filter((r) => r.answers === 'page')) {
      const { path = {} } = await seeded(list);
      const url = list.path.replaceAll(/:(\w+)/g, (_, p: string) => path[p] ?? 'none');
      const most = list.query?.limit.max ?? 0;

      expect((await send(`${url}?limit=${most + 1}`, { caller })).status).toBe(400);
      expect((await send(`${url}?limit=${most}`, { caller })).status).toBe(200);
    }
  });

  it('API5: who has no role does nothing that needs one', async () => {
    for (const route of routes.filter(({ allow }) =>
      JSON.stringify(allow ?? {}).includes('"role"'),
    )) {
      for (const caller of [
        'mallory',
        'mallory sho',
        'mallory shop:staffing',
        'mallory des',
        'mallory system',
      ])
        expect([403, 404], `${nameOf(route)} as ${caller}`).toContain(
          (await ask(route, { caller })).status,
        );
    }
  });

  it('API6: of two changes of one version, one is made', async () => {
    for (const route of routes.filter((r) => r.tagged && r.scope === 'changeset')) {
      const seed = await seeded(route);
      const etag = (await ask(route, { caller: CALLERS[name] }, seed)).headers.get('etag') ?? '';
      const both = await Promise.all(
        [1, 2].map(() =>
          ask(
            route,
            { caller: CALLERS[name], headers: { 'if-match': etag }, body: changed(route) },
            seed,
          ),
        ),
      );
      const statuses = both.map(({ status }) => status).sort();

      expect(statuses, nameOf(route)).toEqual([204, 412]);
    }
  });

  /** Another value than the one before: what changes nothing raises no version. */
  function changed(route: Route): unknown {
    const body = BODIES[nameOf(route)];

    return JSON.parse(
      JSON.stringify(body)
        .replace('"x"', '"y"')
        .replace('"low"', '"normal"')
        .replace('"t"', '"u"')
        .replace('1.00', '2.00'),
    );
  }

  it('API7: no address that a caller names is asked', async () => {
    let asked = 0;
    const canary = createServer((_, response) => {
      asked += 1;
      response.end();
    });

    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));

    const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}/`;

    for (const route of routes) {
      await ask(route, {
        caller: CALLERS[name],
        headers: {
          origin: url,
          referer: url,
          forwarded: `for="${url}"`,
          'x-forwarded-host': url,
          via: url,
        },
      });
    }

    await send(`/?url=${encodeURIComponent(url)}`);
    canary.close();

    expect(asked).toBe(0);
  });

  it('API8: every reply has the headers that it should have, and no other method answers', async () => {
    const [first] = routes;

    if (first === undefined) throw new Error('there are routes');

    const replies = [
      await ask(first, { caller: CALLERS[name] }),
      await ask(first, {}),
      await send('/nothing'),
      await send('/%ff'),
      await send('/', { headers: { 'x-a': 'x'.repeat(DEFAULT_LIMITS.headers) } }),
    ];

    for (const { headers } of replies) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/);
    }

    for (const method of ['PROPFIND', 'PURGE', 'QUERY', 'LOCK']) {
      const { status, headers } = await send(first.path, { method, caller: CALLERS[name] });

      expect(status).toBe(405);
      expect(headers.get('allow')).toContain(first.method);
    }

    expect(() => developmentAuthentication({ dev: false })).toThrow('development');
  });

  it('API9: no path answers that no contract has', async () => {
    const GUESSED = [
      '/',
      '/docs',
      '/docs/openapi.json',
      '/openapi.json',
      '/openapi.yaml',
      '/swagger',
      '/graphql',
      '/metrics',
      '/status',
      '/ready',
      '/live',
      '/health',
      '/debug',
      '/admin',
      '/.well-known/security.txt',
      '/.env',
      '/.git/config',
      '/api',
      '/v1',
      '/server-status',
      '/actuator',
      '/toac',
      '/favicon.ico',
      '/robots.txt',
    ];

    for (const path of GUESSED) {
      for (const caller of [undefined, CALLERS[name]])
        expect((await send(path, { caller })).status, path).toBe(404);
    }

    for (const route of routes) {
      const { path = {} } = await seeded(route);
      const url = route.path.replaceAll(/:(\w+)/g, (_, p: string) => path[p] ?? 'none');

      for (const wrong of [`${url}/`, `/${url}`, `${url}/x/y/z`, `${url}.json`, url.toUpperCase()])
        expect([404, 400, 405], wrong).toContain(
          (await send(wrong, { caller: CALLERS[name] })).status,
        );
    }
  });

  it('API10: what a function returns beyond its contract goes nowhere', async () => {
    const careless = await hostExample(name, {
      components: (given) =>
        given.map((component) => ({
          ...component,
          operations: component.operations.map((operation) =>
            operation.handler === undefined
              ? operation
              : { ...operation, handler: leaking(operation.handler) },
          ),
        })),
    });

    try {
      for (const route of routes.filter((r) => r.answers === 'value')) {
        const seed = await SEEDS[name][nameOf(route)]?.(careless).catch(() => ({}));
        const { path = {}, body = BODIES[nameOf(route)] } = (seed ?? {}) as Seed;
        const url = route.path.replaceAll(/:(\w+)/g, (_, p: string) => path[p] ?? 'none');
        const reply = await fetch(careless.url + url, {
          method: route.method,
          headers: { authorization: `dev ${CALLERS[name]}`, 'content-type': 'application/json' },
          ...(route.method === 'GET'
            ? {}
            : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });

        expect(await reply.text(), nameOf(route)).not.toContain('leaked');
      }
    } finally {
      await careless.end();
    }
  });
});

type Handler = (...args: never[]) => unknown;

/** Adds a member that nobody declared to whatever object a function returns. */
function leaking(handler: unknown): (...args: readonly never[]) => unknown {
  return async (...args) => {
    const returned = await (handler as Handler)(...(args as never[]));
    const isPlain =
      typeof returned === 'object' &&
      returned !== null &&
      Object.getPrototypeOf(returned) === Object.prototype;

    return isPlain && !('code' in returned) ? { ...returned, leaked: 'leaked' } : returned;
  };
}
