// A shop's day, told by its client: the same in Node, in a browser and in the process itself.
import { createHttp, isFailure, isMissing, orders, stock } from '@shop/client';
import { decimal, type Http, id } from '@toac/runtime/client';

export interface Setting {
  readonly url: string;
  readonly fetch?: typeof fetch;
  /** So that stories told beside each other do not meet. */
  readonly sku: string;
}

/** What was seen, as JSON holds it. */
export type Told = Readonly<Record<string, unknown>>;

const ADDRESS = { name: 'Ann', line: 'Main Street 1', postcode: '12345', country: 'DE' };

export async function tell({ url, fetch, sku }: Setting): Promise<Told> {
  const as = (caller: string): Http =>
    createHttp(url, { fetch, headers: { authorization: `dev ${caller}` } });
  const [nobody, ann, bob, staff] = [
    createHttp(url, { fetch }),
    as('ann'),
    as('bob'),
    as('sam shop:staff'),
  ];
  const price = { amount: decimal('12.50'), currency: 'EUR' } as const;

  await stock.receive(staff, { sku, price, available: 3 });

  const shelf = await stock.list(nobody, { filter: { sku } });
  const placed = await orders.place(ann, { items: [{ sku, quantity: 2 }], address: ADDRESS });
  const tooMuch = await orders.place(ann, { items: [{ sku, quantity: 2 }], address: ADDRESS });
  const unknown = await orders.place(ann, {
    items: [{ sku: `${sku}?`, quantity: 1 }],
    address: ADDRESS,
  });

  if (isFailure(placed)) throw new Error(placed.code);

  const page = await orders.list(ann, {
    filter: { state: 'placed' },
    limit: 1,
    sort: ['-_created'],
  });
  const missing = await orders.read(ann, id<'orders'>('none'));
  const early = await orders.ship(staff, placed.id, { tracking: 'x' });
  const exported: string[] = [];

  for await (const order of orders.export(staff))
    if (order.id === placed.id) exported.push(order.state);

  return {
    shelf: shelf.items,
    total: placed.total,
    tooMuch: isFailure(tooMuch) ? [tooMuch.code, tooMuch.data] : 'placed',
    unknown: isFailure(unknown) ? unknown.code : 'placed',
    newest: page.items.map((order) => order.id === placed.id && order.buyer),
    more: page.next === undefined,
    missing: isMissing(missing),
    early: isFailure(early) ? early.code : 'shipped',
    exported,
    stranger: await refusal(orders.read(bob, placed.id)),
    anonymous: await refusal(orders.list(nobody)),
    wrong: await refusal(orders.place(ann, { items: [], address: ADDRESS })),
    cancelled: (await orders.cancel(ann, placed.id)) ?? null,
  };
}

/** What is neither an answer nor a declared error is thrown. */
async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;

    return 'allowed';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
