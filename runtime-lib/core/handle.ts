// Calls a handwritten function, and makes what it is shown.
import type { Row } from '../storage/values.ts';
import { contextOf } from './context-of.ts';
import { storedOf } from './entity-table.ts';
import { type Attempt, entityOfPart, fullName, type Invocation } from './invocation.ts';
import { frozen } from './wire.ts';

type Handler = (input: unknown, subject: unknown, context: object) => unknown;

export function subjectOf(invocation: Invocation, row: Row): object {
  return shared(invocation, storedOf(entityOfPart(invocation.part), row));
}

export function subjectsOf(invocation: Invocation, rows: readonly Row[]): readonly object[] {
  const entity = entityOfPart(invocation.part);

  return shared(
    invocation,
    rows.map((row) => storedOf(entity, row)),
  );
}

/** What handlers of one process share, none of them may change. */
function shared<T>({ runtime }: Invocation, value: T): T {
  return runtime.strict ? frozen(value) : value;
}

export async function handle(attempt: Attempt, subject: unknown): Promise<unknown> {
  const { operation, input } = attempt.invocation;

  if (operation.handler === undefined)
    throw new Error(`${fullName(attempt.invocation)} has no function`);

  return (operation.handler as Handler)(input, subject, contextOf(attempt));
}
