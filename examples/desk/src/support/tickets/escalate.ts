import type { Escalate, EscalateReply } from '#desk/support/tickets';

export const escalate: Escalate = (_input, tickets): EscalateReply =>
  new Map(tickets.map((ticket) => [ticket.id, { urgency: 'urgent' }]));
