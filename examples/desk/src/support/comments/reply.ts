import { isMissing } from '@toac/runtime/v1';
import type { Reply, ReplyReply } from '#desk/support/comments';

export const reply: Reply = async (input, _comment, { calls, errors }): Promise<ReplyReply> => {
  const ticket = await calls.support.tickets.inspect({ query: { id: input.ticket } });

  if (isMissing(ticket) || ticket.author !== input.author) return errors.NOT_FOUND();
  if (ticket.state === 'closed') return errors.CLOSED();

  return { ...input, team: ticket.team, asker: ticket.author };
};
