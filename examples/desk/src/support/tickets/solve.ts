import type { Solve, SolveReply } from '#desk/support/tickets';

export const solve: Solve = (_input, ticket, { errors }): SolveReply => {
  if (ticket.state === 'closed') return errors.ALREADY_CLOSED();

  return { state: 'solved' };
};
