// What functions answer is checked in development and tests, before anything is committed.
import { afterEach, expect, it } from 'vitest';
import { orders } from '../../generated/shop/orders/component.ts';
import { payments } from '../../generated/shop/payments/component.ts';
import { stock } from '../../generated/shop/stock/component.ts';
import { Secret } from '../../runtime-lib/core/secret.ts';
import { type Running, running } from '../support/system.ts';

const stops: Running[] = [];

afterEach(async () => {
  for (const { system } of stops.splice(0)) await system.stop();
});

async function shopWith(operation: string, handler: () => unknown): Promise<Running> {
  const operations = stock.operations.map((o) => (o.name === operation ? { ...o, handler } : o));
  const spent = orders.operations.map((o) => (o.name === operation ? { ...o, handler } : o));
  const made = await running(
    [{ ...orders, operations: spent }, payments, { ...stock, operations }],
    { configuration: { payments: { webhook: new Secret('x') } } },
  );

  stops.push(made);

  return made;
}

it('refuses a value that the output does not declare', async () => {
  const { system } = await shopWith('spent', () => ({ EUR: 'much' }));

  await expect(system.request({ operation: 'orders.spent' })).rejects.toMatchObject({
    code: 'internal',
    cause: { message: expect.stringContaining('/EUR must be') },
  });
});

it('lets one through that it does', async () => {
  const { ask } = await shopWith('spent', () => ({ EUR: '12.50' }));

  expect(await ask('orders.spent')).toEqual({ EUR: '12.50' });
});

it('commits nothing of an operation that answers so', async () => {
  const { ask, system, storage } = await shopWith('reserve', () => ({
    state: new Map([[id, { available: 0 }]]),
    output: { prices: { tea: { amount: '1.00', currency: 'XXX' } } },
  }));
  let id = '';

  ({ id } = (await ask('stock.receive', {
    input: { sku: 'tea', price: { amount: '1.00', currency: 'EUR' }, available: 5 },
  })) as { id: string });

  await expect(
    system.request({ operation: 'stock.reserve', input: { items: [{ sku: 'tea', quantity: 1 }] } }),
  ).rejects.toMatchObject({ code: 'internal' });
  expect((await storage.get('stock', id))?.values['available']).toBe(5);
});
