import type { Reopen, ReopenReply } from '#desk/support/tickets';

const DAYS = 24 * 60 * 60 * 1000;

export const reopen: Reopen = (_input, ticket, { errors, now }): ReopenReply => {
  if (ticket.state !== 'solved') return errors.NOT_SOLVED();
  if (now.getTime() - ticket._updated.getTime() > 14 * DAYS) return errors.TOO_LATE();

  return { state: 'open', reopened: ticket.reopened + 1 };
};
