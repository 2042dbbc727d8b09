// Clients that were made for another contract: counted where it makes no difference to them, refused where it must.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemIn, ROUTES, type Served, serveRoutes } from './served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveRoutes({
    routes: ROUTES.map((route) => ({ ...route, surface: '0123456789ab' })),
  });
});
beforeEach(() => {
  served.logged.length = 0;
});
afterAll(() => served.close());

function read(surface: string): Promise<Response> {
  return served.fetch('/orders/o1', { headers: { 'toac-surface': surface } });
}

describe('the surface that a client was made for', () => {
  it('is the gateway’s', async () => {
    expect((await read('observation.object.0123456789ab')).status).toBe(200);
    expect(served.logged).toEqual([]);
  });

  it('may be another: the log is told of each once', async () => {
    for (const digits of ['ffffffffffff', 'eeeeeeeeeeee', 'ffffffffffff'])
      expect((await read(`observation.object.${digits}`)).status).toBe(200);

    expect(served.logged.map(({ attributes }) => attributes)).toEqual([
      { operation: 'shop.orders.read', surface: 'observation.object.ffffffffffff' },
      { operation: 'shop.orders.read', surface: 'observation.object.eeeeeeeeeeee' },
    ]);
  });

  it.each(['transition.object.0123456789ab', 'observation.objects.0123456789ab'])(
    'cannot be of another kind: %s',
    async (surface) => {
      const problem = await problemIn(await read(surface));

      expect(problem).toMatchObject({ status: 409, code: 'incompatible' });
    },
  );

  it.each([
    'x',
    'observation.object.',
    'observation.object.0123456789AB',
    'a.b.c.d',
    `${'a'.repeat(999)}.b.0`,
  ])('is none: %s', async (surface) => {
    expect((await problemIn(await read(surface))).status).toBe(400);
  });
});
