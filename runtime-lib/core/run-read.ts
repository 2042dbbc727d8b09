// Operations that commit nothing of an entity: observations, computations, effects.
import type { AGAIN } from './attempts.ts';
import { nothing, rejected } from './attempts.ts';
import { isFailure } from './failure.ts';
import { handle, subjectOf } from './handle.ts';
import { type Attempt, begin, entityOfPart, type Invocation } from './invocation.ts';
import { locateOne } from './locate.ts';
import { entityReply, valueReply } from './replies.ts';
import type { Reply } from './request.ts';
import { readMany } from './run-many.ts';
import { answerOf, readStream } from './run-stream.ts';

export async function runRead(invocation: Invocation): Promise<Reply> {
  if (invocation.operation.scope === 'stream') return readStream(invocation);

  const attempt = begin(invocation);
  const reply = (await readOnce(attempt)) as Reply;

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
  const { operation, part, request } = attempt.invocation;
  const entity = entityOfPart(part);
  const row = await locateOne(entity, part.storage, request.query, request.filter);

  if (row === undefined) return nothing(attempt, { kind: 'missing' });
  if (operation.auto !== undefined) return entityReply(operation, entity, row, undefined);

  return finish(attempt, await handle(attempt, subjectOf(attempt.invocation, row)));
}

/** An observation of one entity may answer with the entity itself. */
async function finish(attempt: Attempt, returned: unknown): Promise<Reply | typeof AGAIN> {
  if (isFailure(returned)) return rejected(attempt, returned);

  return answerOf(attempt.invocation, returned);
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
