// Calls that a handler makes of others: `context.calls` mirrors the callees' full ids. Their ids follow from the call's.
import { put } from '../check/convert.ts';
import type { Value } from '../storage/values.ts';
import { fromWire, intoWire } from './codec.ts';
import { ContractError } from './contract-error.ts';
import type { OperationDefinition } from './definition.ts';
import { failure, missing } from './failure.ts';
import { derivedId } from './ids.ts';
import { type Attempt, fullName, type Invocation } from './invocation.ts';
import { timeoutOf } from './operation-name.ts';
import type { Query, Reply } from './request.ts';
import { taskEntry } from './task-entry.ts';
import { canonical, frozen, toWire } from './wire.ts';

interface Asked {
  readonly input?: unknown;
  readonly query?: unknown;
}

export function callsOf(attempt: Attempt): object {
  const calls: Record<string, unknown> = {};

  for (const callee of attempt.invocation.operation.calls ?? []) {
    const segments = callee.split('.');
    const name = segments.pop() ?? '';
    let node = calls;

    for (const segment of segments) {
      if (!Object.hasOwn(node, segment)) put(node, segment, {});

      node = node[segment] as Record<string, unknown>;
    }

    put(node, name, (asked?: Asked) => call(attempt, callee, asked ?? {}));
  }

  return calls;
}

async function call(attempt: Attempt, callee: string, asked: Asked): Promise<unknown> {
  const { invocation } = attempt;
  const { request, runtime } = invocation;
  const ordinal = attempt.calls++;
  const operation = calleeOf(attempt, callee);
  const input = asked.input === undefined ? undefined : intoWire(operation.input, asked.input);
  const query = asked.query === undefined ? undefined : (toWire(asked.query) as Query);
  const id = derivedId(request.id, callee, ordinal);

  noteAsked(attempt, ordinal, canonical([callee, input ?? null, (query ?? null) as Value]));

  if (operation.task === true) {
    // Handed on by the commit: no commit, no task.
    attempt.tasks.push(
      taskEntry({ id, component: invocation.part.definition.id, callee, input, query }),
    );

    return undefined;
  }

  const reply = await runtime.call({
    operation: callee,
    input,
    query,
    id,
    // A repetition of the call, or of this attempt, repeats what it asked for.
    fresh: request.fresh && invocation.attempts === 1,
    deadline: endOf(invocation, operation),
    now: Date.now(),
    identity: request.identity,
    trace: request.trace,
    signal: invocation.deadline.signal,
  });

  return answer(operation, reply, runtime.strict);
}

/** A stream has no end of its own: each call that it makes has the time that is usual for it. */
function endOf({ deadline, request }: Invocation, operation: OperationDefinition): number {
  return deadline.isLifted ? Date.now() + timeoutOf(operation) : request.deadline;
}

function calleeOf({ invocation }: Attempt, callee: string): OperationDefinition {
  const found = invocation.runtime.callee(callee);

  if (found !== undefined) return found.operation;

  throw new ContractError('unavailable', `nobody serves ${callee}`);
}

/** A repetition that asks for something else would not repeat what was done. */
function noteAsked({ invocation }: Attempt, ordinal: number, asked: string): void {
  const before = invocation.asked[ordinal];

  if (before !== undefined && before !== asked)
    throw new Error(`${fullName(invocation)} made another call when it was repeated`);

  invocation.asked[ordinal] = asked;
}

function answer(operation: OperationDefinition, reply: Reply, strict: boolean): unknown {
  switch (reply.kind) {
    case 'missing':
      return missing;
    case 'failure': {
      const data = operation.errors?.find((e) => e.code === reply.code)?.data;

      return reply.data === undefined
        ? failure(reply.code)
        : failure(reply.code, fromWire(data, reply.data));
    }
    case 'stream':
      return framesOf(operation, reply.frames);
    case 'value': {
      const value = fromWire(operation.output, reply.value);

      return strict ? frozen(value) : value;
    }
  }
}

async function* framesOf(
  { output }: OperationDefinition,
  frames: AsyncIterable<unknown>,
): AsyncIterable<unknown> {
  for await (const frame of frames) yield fromWire(output, frame);
}
