// A request's way through an operation: input, repetition, run, deadline. Every wait in it ends.
import type { Value } from '../storage/values.ts';
import { accessFor, permitted, refused } from './access.ts';
import { AlreadyReceived } from './attempts.ts';
import { acceptInput } from './codec.ts';
import { ContractError, isContractError } from './contract-error.ts';
import { Deadline } from './deadline.ts';
import type { OperationDefinition } from './definition.ts';
import { plannedOf } from './entity-table.ts';
import { entityOfPart, fullName, type Invocation } from './invocation.ts';
import { findRepeated, fingerprintOf, journalId, repeated, storedReply } from './journal.ts';
import type { Reply, Request } from './request.ts';
import { runOnObjects } from './run-many.ts';
import { createAtOnce, runNew, runOnObject } from './run-one.ts';
import { readAtOnce, runRead } from './run-read.ts';
import type { Runtime } from './runtime.ts';
import { isPutOff, takeTask } from './take-task.ts';
import { canonical } from './wire.ts';

export function dispatch(runtime: Runtime, request: Request): Promise<Reply> {
  try {
    return bounded(invoked(runtime, request));
  } catch (error) {
    return Promise.reject(error);
  }
}

/** The reply itself, where nothing waits for anything; throws then what it would be rejected with. */
export function dispatchAtOnce(runtime: Runtime, request: Request): Reply | Promise<Reply> {
  const invocation = invoked(runtime, request);

  try {
    const reply = readAtOnce(invocation) ?? createAtOnce(invocation);

    if (reply !== undefined) return reply;
  } catch (error) {
    throw translated(invocation, error);
  }

  return bounded(invocation);
}

function bounded(invocation: Invocation): Promise<Reply> {
  return invocation.deadline.bound(
    () => run(invocation),
    (error) => translated(invocation, error),
  );
}

/** Behind the checks that need no storage. */
function invoked(runtime: Runtime, asked: Request): Invocation {
  const callee = runtime.callee(asked.operation);

  if (callee === undefined)
    throw new ContractError('missing', `there is no operation ${asked.operation}`);

  const { part, operation } = callee;

  const request = keyed(hastened(asked, operation), operation);
  // Events fit their declaration, which may hold more than the operation takes.
  const input = acceptInput(operation.input, request.input, request.inbox !== undefined);

  return {
    runtime,
    part,
    operation,
    request,
    input,
    deadline: new Deadline({
      at: request.deadline,
      name: operation.name,
      signal: request.signal,
    }),
    access: accessFor(part.access, request),
    asked: [],
    attempts: 0,
    made: undefined,
  };
}

/** A caller's deadline is never later than the operation's own. */
function hastened(request: Request, { timeout }: OperationDefinition): Request {
  const deadline = Date.now() + (timeout ?? Number.POSITIVE_INFINITY);

  return deadline < request.deadline ? { ...request, deadline } : request;
}

/** Where a part of the input is the key, it is the id of the request, whoever sends it. */
function keyed(request: Request, { idempotent }: OperationDefinition): Request {
  if (idempotent === undefined || idempotent === 'key' || request.inbox !== undefined)
    return request;

  let key: Value | undefined = request.input;

  for (const name of idempotent) key = (key as { readonly [name: string]: Value } | null)?.[name];

  if (key === undefined || key === null) return request;

  return { ...request, id: canonical(key), fresh: false, once: false };
}

/** What a policy says before any entity is read holds for every attempt, and for repetitions too. */
function run(invocation: Invocation): Promise<Reply> {
  const { access, operation, part, request } = invocation;

  switch (operation.scope) {
    case 'objects':
    case 'stream': {
      const permission = permitted(access, request);

      if (permission.kind === 'refused') return Promise.resolve(permission.reply);

      return runOn({ ...invocation, visible: permission.where });
    }
    case 'none':
      return unless(
        refused(access, request, () => undefined),
        invocation,
      );
    case 'new': {
      if (operation.ensure === true) return runOn(invocation);

      const planned = (): object => plannedOf(entityOfPart(part), request.input);

      return unless(refused(access, request, planned), invocation);
    }
    default:
      return runOn(invocation);
  }
}

function unless(refusal: Reply | undefined, invocation: Invocation): Promise<Reply> {
  return refusal === undefined ? runOn(invocation) : Promise.resolve(refusal);
}

function runOn(invocation: Invocation): Promise<Reply> {
  const { type } = invocation.operation;

  if (isPutOff(invocation)) return inTurn(invocation, takeTask);
  if (type === 'observation' || type === 'computation') return runRead(invocation);
  if (type === 'effect' || type === 'unmanaged') return inTurn(invocation, runEffect);

  // What was made just now can be no repetition.
  if (invocation.request.fresh) return inTurn(invocation, runCommit);

  return inTurn(invocation, async () => (await findRepeated(invocation)) ?? runCommit(invocation));
}

/** A repetition that comes while the first still runs waits for it. */
function inTurn(
  invocation: Invocation,
  work: (invocation: Invocation) => Promise<Reply>,
): Promise<Reply> {
  const { request, runtime } = invocation;

  if (request.once === true) return work(invocation);

  return runtime.queue.run(`request\0${journalId(request)}`, () => work(invocation));
}

function runCommit(invocation: Invocation): Promise<Reply> {
  const { scope } = invocation.operation;

  if (scope === 'new') return runNew(invocation);

  return scope === 'objects' ? runOnObjects(invocation) : runOnObject(invocation);
}

/** What is declared `idempotent` is noted before it runs, and runs again when it did not come to its end. */
async function runEffect(invocation: Invocation): Promise<Reply> {
  const { operation, part, request } = invocation;

  if (operation.idempotent === undefined || request.once === true) return runRead(invocation);

  const { journal } = part.storage;
  const noted = { id: journalId(request), fingerprint: fingerprintOf(request), at: Date.now() };
  const before = await journal.begin(noted);

  if (before?.reply !== undefined) return repeated(invocation, before);

  const reply = await runRead(invocation);

  if (reply.kind === 'value') await journal.end({ ...noted, reply: storedReply(reply) });

  return reply;
}

/** What nobody declared is `internal` outside; its cause stays in the log. */
function translated(invocation: Invocation, error: unknown): unknown {
  if (isContractError(error) || error instanceof AlreadyReceived) return error;

  return new ContractError('internal', `${fullName(invocation)} failed`, { cause: error });
}
