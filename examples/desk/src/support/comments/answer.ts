import { isMissing } from '@toac/runtime/v1';
import type { Answer, AnswerReply } from '#desk/support/comments';

export const answer: Answer = async (input, _comment, { calls, errors }): Promise<AnswerReply> => {
  const ticket = await calls.support.tickets.inspect({ query: { id: input.ticket } });

  if (isMissing(ticket) || ticket.team !== input.team) return errors.NOT_FOUND();
  if (ticket.state === 'closed') return errors.CLOSED();

  return { ...input, asker: ticket.author };
};
