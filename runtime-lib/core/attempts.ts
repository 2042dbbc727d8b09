// Runs an operation until its commit holds: a conflict with another commit means another attempt, while time is left.
import type { Committed } from '../storage/storage.ts';
import { checkReply } from './check-reply.ts';
import { commitAttempt, type RowChange } from './commit-attempt.ts';
import { failureData } from './context-of.ts';
import { ContractError } from './contract-error.ts';
import type { AnyFailure } from './failure.ts';
import { type Attempt, begin, fullName, type Invocation } from './invocation.ts';
import { repeated } from './journal.ts';
import type { Reply } from './request.ts';
import { stepBack, wait } from './retry.ts';

/** The attempt met another commit. */
export const AGAIN = Symbol('again');

/** The deadline comes first, but for those that have all the time in the world. */
const MOST_ATTEMPTS = 500;

/** What stands against an attempt before its operation runs: there is no entity, or the caller may not. */
type Obstacle = (invocation: Invocation) => Promise<Reply | undefined>;

export async function attempted(
  invocation: Invocation,
  once: (attempt: Attempt) => Promise<Reply | typeof AGAIN>,
  obstacle?: Obstacle,
): Promise<Reply> {
  for (;;) {
    const reply = await once(begin(invocation));

    if (reply !== AGAIN) return reply;
    if (invocation.operation.concurrency === 'fail' || invocation.attempts >= MOST_ATTEMPTS)
      return lost(invocation, obstacle);

    await wait(stepBack(invocation.attempts), invocation.deadline.signal);
  }
}

/** The last word is what the other commit has left: no entity, or none that the caller may change, goes before a conflict. */
async function lost(invocation: Invocation, obstacle: Obstacle | undefined): Promise<Reply> {
  const reply = await obstacle?.(invocation);

  if (reply !== undefined) return reply;

  throw new ContractError('conflict', `another commit was faster than ${fullName(invocation)}`);
}

/** Somebody else has handled the event of this inbox step. */
export class AlreadyReceived extends Error {
  override readonly name = 'AlreadyReceived';
}

export async function settle(
  attempt: Attempt,
  changes: readonly RowChange[],
  reply: Reply,
): Promise<Reply | typeof AGAIN> {
  const { invocation } = attempt;

  checkLast(invocation, reply);

  return outcome(invocation, await commitAttempt(attempt, changes, reply), reply);
}

/** What stands before every commit. */
export function checkLast(invocation: Invocation, reply: Reply): void {
  // Who waited has gone: nothing may happen behind his back.
  const { over } = invocation.deadline;

  if (over !== undefined) throw over;

  checkReply(invocation, reply);
}

export function outcome(
  invocation: Invocation,
  committed: Committed,
  reply: Reply,
): Reply | typeof AGAIN {
  switch (committed.kind) {
    case 'done':
      return reply;
    case 'conflict':
      return AGAIN;
    case 'duplicate':
      // Another request has made what this one wants to find.
      if (invocation.operation.ensure === true) return AGAIN;

      throw new ContractError('duplicate', `${committed.component}: ${committed.unique} is taken`);
    case 'repeated':
      return repeated(invocation, committed.entry);
    case 'received':
      throw new AlreadyReceived();
  }
}

/** A declared error commits nothing but that its event was taken. */
export async function rejected(
  attempt: Attempt,
  failure: AnyFailure,
): Promise<Reply | typeof AGAIN> {
  const reply: Reply = {
    kind: 'failure',
    code: failure.code,
    data: failureData(attempt, failure),
  };

  return nothing(attempt, reply);
}

export async function nothing(attempt: Attempt, reply: Reply): Promise<Reply | typeof AGAIN> {
  if (attempt.invocation.request.inbox === undefined) {
    checkReply(attempt.invocation, reply);

    return reply;
  }

  attempt.tasks.length = 0;

  return settle(attempt, [], reply);
}
