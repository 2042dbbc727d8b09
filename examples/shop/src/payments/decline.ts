import type { Decline, DeclineReply } from '#shop/payments';

export const decline: Decline = (input, payment, { errors }): DeclineReply => {
  if (payment.state !== 'open') return errors.NOT_OPEN();

  return { state: 'declined', reason: input.reason };
};
