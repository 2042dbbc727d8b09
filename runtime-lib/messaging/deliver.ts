// An event to one consumer: in the order of its entity, each once. What cannot be processed lies down and blocks no other.
import { put } from '../check/convert.ts';
import { AlreadyReceived } from '../core/attempts.ts';
import { isContractError } from '../core/contract-error.ts';
import type { ReceiverDefinition } from '../core/definition.ts';
import { evaluate, operandValue } from '../core/evaluate-expression.ts';
import type { Expression, Operand } from '../core/expression.ts';
import { derivedId } from '../core/ids.ts';
import { timeoutOf } from '../core/operation-name.ts';
import type { Query, Request } from '../core/request.ts';
import { backoff, wait } from '../core/retry.ts';
import type { Runtime } from '../core/runtime.ts';
import { toWire } from '../core/wire.ts';
import type { InboxStep, OutboxEntry, Parked } from '../storage/storage.ts';
import type { Value } from '../storage/values.ts';
import type { Consumer } from './consumers.ts';
import { previousOf, verdict } from './numbering.ts';

export type Event = Pick<OutboxEntry, 'id' | 'key' | 'name' | 'seq' | 'last' | 'payload' | 'at'>;

const TRIES = 3;

export async function deliver(runtime: Runtime, consumer: Consumer, event: Event): Promise<void> {
  const receiver = consumer.receivers.get(event.name);

  if (receiver === undefined) return;
  if (receiver.each === 'replica' || receiver.order === 'none') {
    await applied(runtime, consumer, { event, receiver, step: undefined });

    return;
  }

  if ((await inOrder(runtime, consumer, event)) === 'taken')
    await deliverParked(runtime, consumer, event.key);
}

/** How long an event waits for an earlier one of an entity of which nothing was taken yet. */
const BASELINE = 60_000;

/** One that lies there, looked at again: what it waited for may be behind us, or may never come. */
export async function deliverAgain(
  runtime: Runtime,
  consumer: Consumer,
  waiting: Parked,
): Promise<void> {
  const { part, source, receivers } = consumer;
  const { inbox } = part.storage;
  const event = JSON.parse(waiting.message) as Event;
  const stored = await inbox.seq(part.definition.id, source, event.key);
  const previous = previousOf(event, receivers.keys());

  // A subscription that is younger than the entity begins with the first that it sees.
  const isBaseline = stored === 0 && Date.now() - waiting.at >= BASELINE;

  if (isBaseline)
    part.log.warn('an entity is heard of in the middle of its life', { event: event.id });

  if (!isBaseline && verdict(stored, previous, event.seq) === 'park') return;

  const outcome = await inOrder(runtime, consumer, isBaseline ? { ...event, last: {} } : event);

  // Dead, it lies at the same place.
  if (outcome === 'lies') return;

  await inbox.unpark(waiting);

  if (outcome === 'taken') await deliverParked(runtime, consumer, event.key);
}

/** `behind`: it was taken before; `lies`: it waits, or nobody could take it. */
type Outcome = 'taken' | 'behind' | 'lies';

async function inOrder(runtime: Runtime, consumer: Consumer, event: Event): Promise<Outcome> {
  const { part, source, receivers } = consumer;
  const { id } = part.definition;
  const { inbox } = part.storage;
  const stored = await inbox.seq(id, source, event.key);
  const previous = previousOf(event, receivers.keys());

  switch (verdict(stored, previous, event.seq)) {
    case 'duplicate':
      return 'behind';
    case 'park': {
      const why = { reason: 'waits for an earlier event', dead: false };

      await inbox.park(parked(consumer, event, why));

      return 'lies';
    }
    case 'apply': {
      const step = { consumer: id, source, key: event.key, previous, seq: event.seq };
      const receiver = receivers.get(event.name) as ReceiverDefinition;

      return (await applied(runtime, consumer, { event, receiver, step })) ? 'taken' : 'lies';
    }
  }
}

/** Those that waited, as far as they may come now. */
async function deliverParked(runtime: Runtime, consumer: Consumer, key: string): Promise<void> {
  const { part, source, receivers } = consumer;
  const { inbox } = part.storage;

  for (const waiting of await inbox.parked(part.definition.id, source, key)) {
    if (waiting.dead) return;

    const event = JSON.parse(waiting.message) as Event;
    const stored = await inbox.seq(part.definition.id, source, key);

    // Parking it again would make it young.
    if (verdict(stored, previousOf(event, receivers.keys()), event.seq) === 'park') return;
    if ((await inOrder(runtime, consumer, event)) === 'lies') return;

    await inbox.unpark(waiting);
  }
}

interface Delivery {
  readonly event: Event;
  readonly receiver: ReceiverDefinition;
  readonly step: InboxStep | undefined;
}

async function applied(runtime: Runtime, consumer: Consumer, delivery: Delivery): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await apply(runtime, consumer, delivery);

      return true;
    } catch (error) {
      // Somebody else was faster; what it did counts.
      if (error instanceof AlreadyReceived) return true;
      if (isMomentary(error) ? attempt < TRIES * 10 : attempt < TRIES) {
        await wait(backoff(attempt, 20, 2000));
        continue;
      }

      await giveUp(consumer, delivery, error);

      return false;
    }
  }
}

/** The storage's or another's trouble, not the event's. */
function isMomentary(error: unknown): boolean {
  return isContractError(error) && /^(?:unavailable|conflict|timeout|pending)$/.test(error.code);
}

async function giveUp(
  consumer: Consumer,
  { event, receiver }: Delivery,
  error: unknown,
): Promise<void> {
  const { part } = consumer;
  const reason = reasonOf(error);

  part.log.error('an event could not be processed', {
    event: event.id,
    call: receiver.call,
    error,
  });
  await part.storage.inbox.park(parked(consumer, event, { reason, dead: true }));
}

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: unknown };

  return cause === undefined ? String(error) : `${String(error)}: ${String(cause)}`;
}

function parked(
  { part, source }: Consumer,
  event: Event,
  { reason, dead }: Pick<Parked, 'reason' | 'dead'>,
): Parked {
  const { id, key, name, seq, last, payload, at } = event;
  const message = JSON.stringify({ id, key, name, seq, last, payload, at });

  return { consumer: part.definition.id, source, key, seq, message, at: Date.now(), reason, dead };
}

async function apply(
  runtime: Runtime,
  { part }: Consumer,
  { event, receiver, step }: Delivery,
): Promise<void> {
  const environment = { event: JSON.parse(event.payload) as Value, now: new Date(event.at) };
  const operation = part.operations.get(receiver.call);
  const commits = operation?.type === 'transition' || operation?.type === 'assignment';
  const advance = async (): Promise<void> => {
    if (step === undefined) return;

    const { kind } = await part.storage.commit({ writes: [], inbox: step });

    if (kind === 'received') throw new AlreadyReceived();
  };

  if (receiver.if !== undefined && !evaluate(receiver.if as Expression, environment))
    return advance();

  const request: Request = {
    operation: `${part.definition.id}.${receiver.call}`,
    input: valuesOf(receiver.input, environment),
    query: valuesOf(receiver.query, environment) as Query | undefined,
    id: derivedId(event.id, part.definition.id, receiver.call),
    fresh: false,
    deadline: Date.now() + timeoutOf(operation),
    now: Date.now(),
    inbox: commits ? step : undefined,
  };

  // What acts outside is begun at most once, unless it says that it may be repeated.
  if (!commits && operation?.idempotent === undefined) await advance();

  await runtime.call(request);

  if (!commits && operation?.idempotent !== undefined) await advance();
}

function valuesOf(
  assignments: ReceiverDefinition['input'],
  environment: Parameters<typeof operandValue>[1],
): { readonly [name: string]: Value } | undefined {
  if (assignments === undefined) return undefined;

  const values: Record<string, Value> = {};

  for (const { name, value } of assignments) {
    const found = operandValue(value as Operand, environment);
    // A moved moment is milliseconds.
    const isMoved = (value as Operand).kind === 'shift' && typeof found === 'number';

    if (found !== undefined) put(values, name, toWire(isMoved ? new Date(found) : found));
  }

  return values;
}
