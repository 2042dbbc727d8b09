// Events that cannot be processed, and events that wait: each blocks its own entity alone, and nothing is forgotten.
import { describe, expect, it } from 'vitest';
import { consumersOf } from '../../runtime-lib/messaging/consumers.ts';
import { deliver, deliverAgain, type Event } from '../../runtime-lib/messaging/deliver.ts';
import { sink, source } from '../faults/components.ts';
import { eventually, type Running, running } from '../support/system.ts';

/** `sink`, but that it cannot bear the second thing of `bad`. */
const delicate = {
  ...sink,
  operations: sink.operations.map((operation) =>
    operation.name !== 'note'
      ? operation
      : {
          ...operation,
          handler: (
            input: { count: number },
            subject: { id: string; heard: readonly unknown[] },
          ) => {
            if (subject.id === 'bad' && input.count === 2) throw new Error('too much');

            return { heard: [...subject.heard, input] };
          },
        },
  ),
};

async function begun(component: typeof sink): Promise<Running> {
  const around = await running([source, component] as never);

  for (const id of ['good', 'bad']) {
    await around.ask('source.create', { input: { id, kind: 'none', count: 0, trail: [] } });
    await around.ask('sink.create', { input: { id, heard: [] } });
  }

  return around;
}

async function bump({ ask }: Running, id: string, kinds: readonly string[]): Promise<void> {
  for (const [op, kind] of kinds.entries())
    await ask('source.bump', { query: { id }, input: { kind, op } });
}

const heardOf = async ({ storage }: Running, id: string): Promise<unknown> => {
  const row = await storage.get('sink', id);

  return ((row?.values['heard'] ?? []) as readonly { count: number }[]).map((h) => h.count);
};

describe('an event that cannot be processed', () => {
  it('blocks its own entity alone, and waits for people with its reason', async () => {
    const around = await begun(delicate as never);
    const { storage, system } = around;

    await bump(around, 'bad', ['b', 'c', 'b', 'c', 'b']);
    await bump(around, 'good', ['b', 'c', 'b', 'c', 'b']);
    await eventually(async () => (await storage.outbox.depth()).count === 0);

    expect(await heardOf(around, 'good')).toEqual([1, 3, 5]);
    expect(await heardOf(around, 'bad')).toEqual([1, 3, 5]);
    await system.stop();
  });

  it('keeps the later events of its entity behind it', async () => {
    const around = await begun(delicate as never);
    const { storage, system } = around;

    await bump(around, 'bad', ['c', 'b', 'c', 'b', 'c', 'b']);
    await bump(around, 'good', ['c', 'b', 'c', 'b']);
    await eventually(async () => (await storage.outbox.depth()).count === 0);

    expect(await heardOf(around, 'good')).toEqual([2, 4]);
    expect(await heardOf(around, 'bad')).toEqual([]);
    expect(await storage.inbox.dead(10)).toMatchObject([
      {
        consumer: 'sink',
        source: 'source',
        key: 'bad',
        reason: expect.stringContaining('too much'),
      },
    ]);
    expect((await storage.inbox.waiting(10)).map(({ key }) => key)).toEqual(['bad', 'bad']);
    await system.stop();
  });
});

describe('an event that waits', () => {
  const event = (seq: number, last: Record<string, number>): Event => ({
    id: `source:good:${seq}`,
    key: 'good',
    name: 'b',
    seq,
    last,
    payload: JSON.stringify({ id: 'good', count: seq }),
    at: 0,
  });

  it('is taken when the earlier one comes', async () => {
    const around = await begun(sink);
    const [consumer] = consumersOf(around.system.parts.values()).get('source') ?? [];

    if (consumer === undefined) throw new Error('nobody listens');

    await deliver(around.system, consumer, event(3, { b: 2 }));
    await deliver(around.system, consumer, event(2, { b: 1 }));
    expect(await heardOf(around, 'good')).toEqual([]);
    await deliver(around.system, consumer, event(1, {}));
    await deliver(around.system, consumer, event(2, { b: 1 }));
    expect(await heardOf(around, 'good')).toEqual([1, 2, 3]);
    expect(await around.storage.inbox.waiting(10)).toEqual([]);
    await around.system.stop();
  });

  it('becomes the beginning where nothing was taken for a minute', async () => {
    const around = await begun(sink);
    const [consumer] = consumersOf(around.system.parts.values()).get('source') ?? [];

    if (consumer === undefined) throw new Error('nobody listens');

    await deliver(around.system, consumer, event(7, { b: 5 }));
    await deliver(around.system, consumer, event(9, { b: 7 }));

    const [first] = await around.storage.inbox.waiting(10);

    if (first === undefined) throw new Error('nothing waits');

    await deliverAgain(around.system, consumer, first);
    expect(await heardOf(around, 'good')).toEqual([]);
    await deliverAgain(around.system, consumer, { ...first, at: Date.now() - 61_000 });
    expect(await heardOf(around, 'good')).toEqual([7, 9]);
    expect(await around.storage.inbox.waiting(10)).toEqual([]);
    await deliver(around.system, consumer, event(5, {}));
    expect(await heardOf(around, 'good')).toEqual([7, 9]);
    await around.system.stop();
  });
});
