// Calls a handwritten function.
import { contextOf } from './context-of.ts';
import { type Attempt, fullName } from './invocation.ts';

type Handler = (input: unknown, subject: unknown, context: object) => unknown;

export async function handle(attempt: Attempt, subject: unknown): Promise<unknown> {
  const { operation, input } = attempt.invocation;

  if (operation.handler === undefined)
    throw new Error(`${fullName(attempt.invocation)} has no function`);

  return (operation.handler as Handler)(input, subject, contextOf(attempt));
}
