// Operations that commit nothing of an entity: observations, computations, effects.
import type { AGAIN } from './attempts.ts';
import { nothing, rejected } from './attempts.ts';
import { checkReply } from './check-reply.ts';
import { isFailure } from './failure.ts';
import { handle, subjectOf } from './handle.ts';
import { type Attempt, begin, entityOfPart, type Invocation } from './invocation.ts';
import { idOf, isById } from './locate.ts';
import { obstacleIn, reached } from './reach.ts';
import { entityReply, envelopeOf, valueReply } from './replies.ts';
import type { Reply } from './request.ts';
import { readMany } from './run-many.ts';
import { answerOf, readStream } from './run-stream.ts';

export function runRead(invocation: Invocation): Promise<Reply> {
  const { operation } = invocation;

  if (operation.scope === 'stream') return readStream(invocation);
  if (operation.scope === 'object' && operation.auto !== undefined) return readEntity(invocation);

  return readBy(begin(invocation));
}

/** The reply of what waits for nothing: an entity that the runtime reads by its id. Undefined where something may wait. */
export function readAtOnce(invocation: Invocation): Reply | undefined {
  const { operation, part, request } = invocation;
  const { storage } = part;
  const { type, scope, auto, task } = operation;

  if (storage.peek === undefined || auto === undefined || task === true) return undefined;
  if (type !== 'observation' || scope !== 'object' || !isById(request)) return undefined;
  // It is not a copy: a gateway writes it and forgets it, others may keep and change what they get.
  if (request.route === undefined) return undefined;

  const entity = entityOfPart(part);
  const row = storage.peek(entity.component, idOf(request.query?.id));

  if (row === undefined) return { kind: 'missing' };

  return obstacleIn(invocation, row) ?? entityReply(operation, entity, row, undefined);
}

/** What the runtime reads itself asks for nothing else. */
async function readEntity(invocation: Invocation): Promise<Reply> {
  const { operation, part } = invocation;
  const { row, reply } = await reached(invocation);

  return row === undefined ? reply : entityReply(operation, entityOfPart(part), row, undefined);
}

async function readBy(attempt: Attempt): Promise<Reply> {
  const reply = (await readOnce(attempt)) as Reply;

  checkReply(attempt.invocation, reply);

  // Nothing of an entity is committed, but tasks were asked for and wait for a commit.
  if (attempt.tasks.length > 0) await handOn(attempt);

  return reply;
}

function readOnce(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  switch (attempt.invocation.operation.scope) {
    case 'object':
      return readOne(attempt);
    case 'objects':
      return readMany(attempt);
    default:
      return readNone(attempt);
  }
}

async function readOne(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  const { row, reply } = await reached(attempt.invocation);

  if (row === undefined) return nothing(attempt, reply);

  const returned = await handle(attempt, subjectOf(attempt.invocation, row));

  if (isFailure(returned)) return rejected(attempt, returned);

  const answer = answerOf(attempt.invocation, returned);

  return answer.kind === 'value' ? { ...answer, entity: envelopeOf(row) } : answer;
}

async function readNone(attempt: Attempt): Promise<Reply | typeof AGAIN> {
  const { operation, part } = attempt.invocation;
  const subject = operation.type === 'unmanaged' ? part.storage.client() : undefined;
  const returned = await handle(attempt, subject);

  if (isFailure(returned)) return rejected(attempt, returned);
  if (attempt.invocation.operation.output === undefined)
    return valueReply(attempt.invocation.operation, undefined);

  return answerOf(attempt.invocation, returned);
}

async function handOn({ invocation, tasks }: Attempt): Promise<void> {
  await invocation.part.storage.commit({ writes: [], outbox: tasks });
  invocation.runtime.wake();
}
