// A task that a route asks for: whether the caller may is decided now, for a task has no caller; the work is done later.
import { joined } from '../storage/fit.ts';
import { settle } from './attempts.ts';
import { derivedId } from './ids.ts';
import { begin, entityOfPart, type Invocation } from './invocation.ts';
import { findRepeated } from './journal.ts';
import { equalities } from './locate.ts';
import { reached } from './reach.ts';
import { NOTHING } from './replies.ts';
import type { Reply } from './request.ts';
import { taskEntry } from './task-entry.ts';

/** Whether it is put off: what is found or made at once needs to know the caller. */
export function isPutOff({ operation, request }: Invocation): boolean {
  return operation.task === true && request.route !== undefined && operation.ensure !== true;
}

/** Answered when it is written down. */
export async function takeTask(invocation: Invocation): Promise<Reply> {
  const { operation, part, request } = invocation;
  const known = await findRepeated(invocation);

  if (known !== undefined) return known;

  if (operation.scope === 'object' || operation.scope === 'changeset') {
    const { reply } = await reached(invocation);

    if (reply !== undefined) return reply;
  }

  const attempt = begin(invocation);

  attempt.tasks.push(
    taskEntry({
      id: derivedId(request.id, request.operation),
      component: part.definition.id,
      callee: request.operation,
      input: request.input,
      query: request.query,
      filter: visibleTo(invocation),
    }),
  );

  return (await settle(attempt, [], NOTHING)) as Reply;
}

/** Of many entities: those that the path and the policy leave. */
function visibleTo({ operation, part, request, visible }: Invocation) {
  if (operation.scope !== 'objects') return undefined;

  const criteria = equalities(entityOfPart(part), request.criteria);

  return joined('and', [...criteria, ...(visible === undefined ? [] : [visible])]);
}
