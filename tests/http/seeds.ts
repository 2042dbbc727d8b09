// For each route with an entity in its path: makes one that the route can be called for with success, as often as asked.
import { createHmac } from 'node:crypto';
import { eventually } from '../support/system.ts';
import { type Hosted, WEBHOOK } from './host-example.ts';

/** Who calls: with it, every route of the example lets in. */
export const CALLERS = {
  todo: 'ann',
  shop: 'ann shop:staff,shop:finance',
  desk: 'ann desk',
} as const;

export interface Seed {
  /** Values of the path, by name. */
  readonly path?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Make = (hosted: Hosted) => Promise<Seed>;

/** By method and path as the OpenAPI document has them. */
export const SEEDS: Readonly<Record<keyof typeof CALLERS, Readonly<Record<string, Make>>>> = {
  todo: {
    'GET /tasks/{id}': task,
    'PATCH /tasks/{id}': task,
    'DELETE /tasks/{id}': task,
  },
  shop: {
    'POST /orders': stockForOrders,
    'GET /orders/{id}': placedOrder,
    'POST /orders/{id}/cancel': placedOrder,
    'POST /orders/{id}/ship': paidOrder,
    'PATCH /payments/{id}/method': openPayment,
    'POST /payments/{id}/refund': capturedPayment,
    'POST /payments/webhook': signedNotice,
    'PATCH /stock/{id}/price': stockItem,
  },
  desk: {
    'GET /tickets/{id}': ticket,
    'POST /tickets/{id}/reopening': solvedTicket,
    'GET /teams/{team}/tickets': ticket,
    'POST /teams/{team}/tickets': team,
    'GET /teams/{team}/tickets/{id}': ticket,
    'PATCH /teams/{team}/tickets/{id}': ticket,
    'POST /teams/{team}/tickets/{id}/solution': ticket,
    'GET /tickets/{ticket}/comments': commentedTicket,
    'POST /tickets/{ticket}/comments': commentedTicket,
    'GET /teams/{team}/tickets/{ticket}/comments': commentedTicket,
    'POST /teams/{team}/tickets/{ticket}/comments': commentedTicket,
    'DELETE /comments/{id}': comment,
    'GET /teams/{id}': team,
    'PATCH /teams/{id}': team,
  },
};

const ANN = 'ann';
const PRICE = { amount: '12.50', currency: 'EUR' };
const ADDRESS = { name: 'Ann', line: 'Main Street 1', postcode: '12345', country: 'DE' };

let count = 0;

function fresh(prefix: string): string {
  count += 1;

  return `${prefix}${count}`;
}

async function made(asked: Promise<unknown>): Promise<Readonly<Record<string, string>>> {
  return (await asked) as Readonly<Record<string, string>>;
}

async function task({ ask }: Hosted): Promise<Seed> {
  const { id = '' } = await made(ask('tasks.add', { input: { owner: ANN, title: 'seed' } }));

  return { path: { id } };
}

async function stocked({ ask }: Hosted): Promise<{ readonly sku: string; readonly id: string }> {
  const sku = fresh('sku');
  const { id = '' } = await made(
    ask('stock.receive', { input: { sku, price: PRICE, available: 1000 } }),
  );

  return { sku, id };
}

async function stockItem(hosted: Hosted): Promise<Seed> {
  const { id } = await stocked(hosted);

  return { path: { id } };
}

/** What a schema cannot know: that there is such an item. */
async function stockForOrders(hosted: Hosted): Promise<Seed> {
  const { sku } = await stocked(hosted);

  return { body: JSON.stringify({ items: [{ sku, quantity: 1 }], address: ADDRESS }) };
}

async function order(hosted: Hosted): Promise<string> {
  const { sku } = await stocked(hosted);
  const { id = '' } = await made(
    hosted.ask('orders.place', {
      input: { buyer: ANN, items: [{ sku, quantity: 1 }], address: ADDRESS },
    }),
  );

  return id;
}

async function placedOrder(hosted: Hosted): Promise<Seed> {
  return { path: { id: await order(hosted) } };
}

/** Payments are opened by the order's event. */
async function paymentOf(hosted: Hosted, id: string): Promise<string> {
  const { storage } = hosted.running;
  const find = async () => {
    const [row] = await storage.find('payments', {
      where: { kind: 'compare', field: 'order', operator: '==', value: id },
      limit: 1,
    });

    return row;
  };

  await eventually(async () => (await find()) !== undefined);

  return (await find())?.id ?? '';
}

async function capture(
  hosted: Hosted,
): Promise<{ readonly order: string; readonly payment: string }> {
  const id = await order(hosted);
  const payment = await paymentOf(hosted, id);

  await hosted.ask('payments.capture', { query: { id: payment }, input: { reference: 'r' } });

  return { order: id, payment };
}

async function openPayment(hosted: Hosted): Promise<Seed> {
  return { path: { id: await paymentOf(hosted, await order(hosted)) } };
}

async function capturedPayment(hosted: Hosted): Promise<Seed> {
  return { path: { id: (await capture(hosted)).payment } };
}

async function paidOrder(hosted: Hosted): Promise<Seed> {
  const { order: id } = await capture(hosted);

  await eventually(async () => {
    const { state } = await made(hosted.ask('orders.read', { query: { id } }));

    return state === 'paid';
  });

  return { path: { id } };
}

async function signedNotice(hosted: Hosted): Promise<Seed> {
  const id = await order(hosted);

  await paymentOf(hosted, id);

  // Signed as the bytes are that will come: with the spaces that schemathesis writes.
  const body = `{"order": "${id}", "reference": "r", "captured": true}`;

  return {
    body,
    headers: { 'provider-signature': createHmac('sha256', WEBHOOK).update(body).digest('hex') },
  };
}

async function team({ ask }: Hosted): Promise<Seed> {
  const id = fresh('team');

  await ask('people.teams.create', {
    input: { id, title: 'Team', hours: { from: '08:00', until: '17:00' }, topics: ['access'] },
  });

  return { path: { id, team: id } };
}

async function ticket({ ask }: Hosted): Promise<Seed> {
  const of = fresh('team');
  const { id = '' } = await made(
    ask('support.tickets.ask', { input: { team: of, author: ANN, subject: 's', body: 'b' } }),
  );

  return { path: { id, team: of, ticket: id } };
}

async function solvedTicket(hosted: Hosted): Promise<Seed> {
  const seed = await ticket(hosted);

  await hosted.ask('support.tickets.solve', { query: { id: seed.path?.['id'] ?? '' } });

  return seed;
}

async function commentOn(hosted: Hosted, { path }: Seed): Promise<string> {
  const { id = '' } = await made(
    hosted.ask('support.comments.reply', {
      input: { ticket: path?.['ticket'] ?? '', author: ANN, text: 'seed' },
    }),
  );

  return id;
}

async function commentedTicket(hosted: Hosted): Promise<Seed> {
  const seed = await ticket(hosted);

  await commentOn(hosted, seed);

  return seed;
}

async function comment(hosted: Hosted): Promise<Seed> {
  return { path: { id: await commentOn(hosted, await ticket(hosted)) } };
}
