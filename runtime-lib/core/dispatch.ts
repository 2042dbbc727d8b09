// A request's way through an operation: input, repetition, run, deadline. Every wait in it ends.
import type { Value } from '../storage/values.ts';
import { AlreadyReceived } from './attempts.ts';
import { acceptInput } from './codec.ts';
import { ContractError, isContractError } from './contract-error.ts';
import type { OperationDefinition } from './definition.ts';
import { fullName, type Invocation } from './invocation.ts';
import { findRepeated, fingerprintOf, journalId, repeated } from './journal.ts';
import { apart } from './operation-name.ts';
import type { Part } from './part.ts';
import type { Reply, Request } from './request.ts';
import { runOnObjects } from './run-many.ts';
import { runNew, runOnObject } from './run-one.ts';
import { runRead } from './run-read.ts';
import type { Runtime } from './runtime.ts';
import { canonical } from './wire.ts';

export async function dispatch(runtime: Runtime, request: Request): Promise<Reply> {
  const [component, name] = apart(request.operation);
  const part = runtime.part(component);
  const operation = part && operationOf(part, name);

  if (part === undefined || operation === undefined)
    throw new ContractError('missing', `there is no operation ${request.operation}`);

  return withDeadline(bounded(request, operation), operation, async (signal) => {
    // Events fit their declaration, which may hold more than the operation takes.
    const input = acceptInput(operation.input, request.input, request.inbox !== undefined);
    const invocation: Invocation = {
      runtime,
      part,
      operation,
      request: keyed(request, operation),
      input,
      signal,
      asked: [],
      attempts: 0,
    };

    try {
      return await run(invocation);
    } catch (error) {
      throw translated(invocation, error);
    }
  });
}

/** A caller's deadline is never later than the operation's own. */
function bounded(request: Request, { timeout }: OperationDefinition): Request {
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

/** The same operation under another name has its own input and output. */
function operationOf({ operations }: Part, name: string): OperationDefinition | undefined {
  const operation = operations.get(name);

  if (operation?.forward === undefined) return operation;

  const target = operations.get(operation.forward);

  return target && { ...target, ...operation };
}

async function run(invocation: Invocation): Promise<Reply> {
  const { type } = invocation.operation;

  if (type === 'observation' || type === 'computation') return runRead(invocation);
  if (type === 'effect' || type === 'unmanaged') return inTurn(invocation, runEffect);

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

  if (reply.kind === 'value')
    await journal.end({ ...noted, reply: JSON.stringify(reply.value ?? null) });

  return reply;
}

/** What nobody declared is `internal` outside; its cause stays in the log. */
function translated(invocation: Invocation, error: unknown): unknown {
  if (isContractError(error) || error instanceof AlreadyReceived) return error;

  const { signal } = invocation;

  if (signal.aborted) return signal.reason;

  return new ContractError('internal', `${fullName(invocation)} failed`, { cause: error });
}

async function withDeadline<T>(
  { deadline, signal: given }: Request,
  { name }: OperationDefinition,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void =>
    controller.abort(new ContractError('cancelled', 'the caller has gone'));
  const timer = setTimeout(
    () => controller.abort(new ContractError('timeout', `${name} took too long`)),
    Math.max(0, deadline - Date.now()),
  );

  if (given?.aborted === true) cancel();
  else given?.addEventListener('abort', cancel, { once: true });

  try {
    return await raced(work(controller.signal), controller.signal);
  } finally {
    clearTimeout(timer);
    given?.removeEventListener('abort', cancel);
  }
}

/** A handler that does not look at its signal does not keep its caller waiting. */
function raced<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const give = (): void => reject(signal.reason);

    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });

    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}
