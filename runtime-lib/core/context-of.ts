// What a handler gets beside its input and its subject: only what its contract declares.
import { put } from '../check/convert.ts';
import type { Value } from '../storage/values.ts';
import { intoWire } from './codec.ts';
import { type AnyFailure, failure } from './failure.ts';
import { type Attempt, fullName } from './invocation.ts';
import type { Log } from './log.ts';
import { callsOf } from './nested-calls.ts';

export function contextOf(attempt: Attempt): object {
  const { operation, part, request, deadline } = attempt.invocation;
  const context: Record<string, unknown> = {
    get log() {
      return logOf(attempt.invocation);
    },
    get signal() {
      return deadline.signal;
    },
  };

  if (operation.errors !== undefined) context['errors'] = errorsOf(attempt);
  if (part.definition.configuration !== undefined) context['configuration'] = part.configuration;
  if (operation.type === 'computation') return context;

  context['identity'] = request.identity;
  context['now'] = new Date(request.now);
  context['id'] = request.id;

  if (operation.scope === 'objects') context['more'] = attempt.more;
  if (operation.calls !== undefined) context['calls'] = callsOf(attempt);
  if (operation.emits !== undefined) context['emit'] = emitOf(attempt);

  return context;
}

function logOf({ part, operation, request }: Attempt['invocation']): Log {
  const scope = { component: part.definition.id, operation: operation.name };

  return part.logOf(request.trace === undefined ? scope : { ...scope, trace: request.trace });
}

function errorsOf({ invocation }: Attempt): object {
  const errors: Record<string, (data?: unknown) => AnyFailure> = {};

  for (const { code } of invocation.operation.errors ?? [])
    put(errors, code, (data?: unknown) => failure(code, data));

  return errors;
}

/** In `objects` the entity is named first. */
function emitOf({ invocation, emissions }: Attempt): object {
  const emit: Record<string, (...of: readonly unknown[]) => void> = {};
  const many = invocation.operation.scope === 'objects';

  for (const event of invocation.operation.emits ?? []) {
    put(emit, event, (...of) => {
      const [id, payload] = many ? of : [undefined, of[0]];

      emissions.push({ event, id: id as string | undefined, payload: (payload ?? {}) as object });
    });
  }

  return emit;
}

/** The data of a declared error, as it is sent; an error that is not declared is the handler's mistake. */
export function failureData(
  { invocation }: Attempt,
  { code, data }: AnyFailure,
): Value | undefined {
  const declared = invocation.operation.errors?.find((e) => e.code === code);

  if (declared === undefined)
    throw new Error(`${fullName(invocation)} returned '${code}', which it does not declare`);

  return declared.data === undefined ? undefined : intoWire(declared.data, data);
}
