// The examples, run in one process on embedded storage: every operation, and events from end to end.
import { afterEach, describe, expect, it } from 'vitest';
import { peopleTeams as teams } from '../../generated/desk/people/teams/component.ts';
import { supportComments as comments } from '../../generated/desk/support/comments/component.ts';
import { supportTickets as tickets } from '../../generated/desk/support/tickets/component.ts';
import { orders } from '../../generated/shop/orders/component.ts';
import { payments } from '../../generated/shop/payments/component.ts';
import { stock } from '../../generated/shop/stock/component.ts';
import { tasks } from '../../generated/todo/tasks/component.ts';
import { Secret } from '../../runtime-lib/core/secret.ts';
import { eventually, type Running, running } from '../support/system.ts';

const stops: Running[] = [];

afterEach(async () => {
  for (const { system } of stops.splice(0)) await system.stop();
});

async function todo(): Promise<Running> {
  const made = await running([tasks]);

  stops.push(made);

  return made;
}

async function shop(): Promise<Running> {
  const made = await running([orders, payments, stock], {
    configuration: { payments: { webhook: new Secret('whsec') } },
  });

  stops.push(made);

  return made;
}

describe('todo', () => {
  it('adds, reads, lists, edits and removes', async () => {
    const { ask } = await todo();
    const added = (await ask('tasks.add', { input: { owner: 'u1', title: 'milk' } })) as {
      id: string;
    };

    expect(added).toEqual({
      id: expect.any(String),
      owner: 'u1',
      title: 'milk',
      priority: 'normal',
      done: false,
    });
    expect(await ask('tasks.read', { query: { id: added.id } })).toEqual(added);
    expect(
      await ask('tasks.edit', { query: { id: added.id }, input: { done: true, notes: 'two' } }),
    ).toBeUndefined();
    expect(await ask('tasks.read', { query: { id: added.id } })).toEqual({
      ...added,
      done: true,
      notes: 'two',
    });
    expect(
      await ask('tasks.edit', { query: { id: added.id }, input: { notes: null } }),
    ).toBeUndefined();
    expect(await ask('tasks.read', { query: { id: added.id } })).toEqual({ ...added, done: true });
    expect(await ask('tasks.list', { query: { filter: { done: true } } })).toEqual([
      { ...added, done: true },
    ]);
    expect(await ask('tasks.list', { query: { filter: { done: false } } })).toEqual([]);
    expect(await ask('tasks.remove', { query: { id: added.id } })).toBeUndefined();
    expect(await ask('tasks.read', { query: { id: added.id } })).toEqual({ kind: 'missing' });
    expect(await ask('tasks.remove', { query: { id: added.id } })).toEqual({ kind: 'missing' });
  });

  it('refuses what does not fit, with its places', async () => {
    const { ask } = await todo();

    await expect(
      ask('tasks.add', { input: { owner: 'u1', title: '', more: 1 } }),
    ).rejects.toMatchObject({
      code: 'invalid',
      problems: [
        { pointer: '/title', code: 'size' },
        { pointer: '/more', code: 'unknown' },
      ],
    });
    await expect(ask('tasks.read', { input: { a: 1 } })).rejects.toMatchObject({ code: 'invalid' });
    await expect(ask('tasks.read')).rejects.toMatchObject({ code: 'invalid' });
    await expect(ask('tasks.none')).rejects.toMatchObject({ code: 'missing' });
  });

  it('writes nothing when nothing changes', async () => {
    const { ask, storage } = await todo();
    const { id } = (await ask('tasks.add', { input: { owner: 'u1', title: 'milk' } })) as {
      id: string;
    };

    await ask('tasks.edit', { query: { id }, input: { title: 'milk' } });
    expect((await storage.get('tasks', id))?.version).toBe(1);
    await ask('tasks.edit', { query: { id }, input: { title: 'bread' } });
    expect((await storage.get('tasks', id))?.version).toBe(2);
  });

  it('runs what sees many entities', async () => {
    const { ask, lines } = await todo();
    const today = new Date().toISOString().slice(0, 10);

    await ask('tasks.add', { input: { owner: 'u1', title: 'milk', due: today } });
    await ask('tasks.add', { input: { owner: 'u1', title: 'bread', due: '2000-01-01' } });
    await ask('tasks.remind');

    expect(lines).toMatchObject([{ level: 'info', component: 'tasks', operation: 'remind' }]);
  });
});

describe('shop', () => {
  const address = { name: 'A', line: 'S 1', postcode: '1', country: 'DE' };

  it('places an order, pays it by events, ships it', async () => {
    const { ask, lines } = await shop();

    await ask('stock.receive', {
      input: { sku: 'a', price: { amount: '2.50', currency: 'EUR' }, available: 5 },
    });

    const placed = (await ask('orders.place', {
      input: { buyer: 'b1', items: [{ sku: 'a', quantity: 2 }], address },
    })) as { id: string };

    expect(placed).toEqual({
      id: expect.any(String),
      total: { amount: '5.00', currency: 'EUR' },
      state: 'placed',
    });
    expect(await ask('stock.list')).toEqual([
      { sku: 'a', price: { amount: '2.50', currency: 'EUR' }, available: 3 },
    ]);

    expect(
      await ask('orders.place', {
        input: { buyer: 'b1', items: [{ sku: 'a', quantity: 4 }], address },
      }),
    ).toEqual({
      kind: 'failure',
      code: 'OUT_OF_STOCK',
      data: { sku: 'a' },
    });
    expect(lines.filter((l) => l.level === 'error')).toEqual([]);
  });

  it('gives back the stock of a cancelled order, once', async () => {
    const { ask } = await shop();

    await ask('stock.receive', {
      input: { sku: 'a', price: { amount: '2.50', currency: 'EUR' }, available: 5 },
    });

    const { id } = (await ask('orders.place', {
      input: { buyer: 'b1', items: [{ sku: 'a', quantity: 2 }], address },
    })) as { id: string };

    await ask('orders.cancel', { query: { id } });
    await eventually(async () => {
      const [item] = (await ask('stock.list')) as readonly { available: number }[];

      return item?.available === 5;
    });
  });
});

describe('desk', () => {
  it('takes a question, answers it, and closes what is old', async () => {
    const made = await running([teams, tickets, comments]);
    const { ask } = made;

    stops.push(made);
    await ask('people.teams.create', {
      input: {
        id: 'it',
        title: 'IT',
        hours: { from: '08:00', until: '17:00' },
        topics: ['access'],
      },
    });

    const asked = (await ask('support.tickets.ask', {
      input: { team: 'it', author: 'ann', subject: 'No access', body: 'To the wiki' },
    })) as { id: string };
    const query = { id: asked.id };

    expect(asked).toEqual({ id: expect.any(String), subject: 'No access', state: 'open' });
    await ask('support.tickets.triage', {
      query,
      input: { due: '2020-01-01T00:00:00.000Z', internal: 'again' },
    });
    expect(await ask('support.tickets.read', { query })).not.toHaveProperty('internal');
    expect(await ask('support.tickets.inspect', { query })).toMatchObject({
      internal: 'again',
      urgency: 'normal',
    });
    await ask('support.tickets.escalate');
    expect(
      await ask('support.tickets.queue', { query: { filter: { team: 'it' }, sort: ['due'] } }),
    ).toMatchObject([{ id: asked.id, urgency: 'urgent', due: '2020-01-01T00:00:00.000Z' }]);

    const reply = await ask('support.comments.reply', {
      input: { ticket: asked.id, author: 'ann', text: 'please' },
    });

    expect(reply).toMatchObject({ asker: 'ann', team: 'it', visibility: 'everyone' });

    // What the system adds is shown where an output names it.
    const listed = (await ask('support.comments.list', {
      query: { filter: { ticket: asked.id } },
    })) as object[];

    expect(listed).toEqual([
      {
        id: expect.any(String),
        author: 'ann',
        text: 'please',
        _created: expect.stringMatching(/Z$/),
      },
    ]);
    expect(
      await ask('support.comments.reply', {
        input: { ticket: 'none', author: 'ann', text: 'please' },
      }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    await ask('support.tickets.solve', { query });
    await ask('support.tickets.reopen', { query });
    expect(await ask('support.tickets.inspect', { query })).toMatchObject({
      state: 'open',
      reopened: 1,
    });
    expect(await ask('support.tickets.count', { input: { texts: ['one two', 'three'] } })).toEqual({
      words: 3,
    });
  });
});
