// In development and tests, what operations answer is checked before anything is committed: a value that its contract does
// not declare is a bug of the function that made it.
import { problemsOf } from './codec.ts';
import type { Codec } from './definition.ts';
import { fullName, type Invocation } from './invocation.ts';
import type { Reply } from './request.ts';

export function checkReply(invocation: Invocation, reply: Reply): void {
  if (!invocation.runtime.strict) return;

  const { operation } = invocation;

  if (reply.kind === 'value') checkValue(invocation, operation.output, reply.value);

  if (reply.kind === 'failure') {
    const declared = operation.errors?.find(({ code }) => code === reply.code);

    checkValue(invocation, declared?.data, reply.data);
  }
}

export function checkFrame(invocation: Invocation, frame: unknown): void {
  if (invocation.runtime.strict) checkValue(invocation, invocation.operation.output, frame);
}

function checkValue(invocation: Invocation, codec: Codec | undefined, value: unknown): void {
  if (codec === undefined || value === undefined) return;

  const problems = problemsOf(codec, value, true);

  if (problems.length === 0) return;

  const lines = problems.map(
    ({ pointer, message }) => `${pointer === '' ? 'it' : pointer} ${message}`,
  );

  throw new Error(
    `${fullName(invocation)} answered what its contract does not say: ${lines.join('; ')}`,
  );
}
