import type { Refund, RefundReply } from '#shop/payments';

export const refund: Refund = (_input, payment, { errors }): RefundReply => {
  if (payment.state !== 'captured') return errors.NOT_CAPTURED();

  return { state: 'refunded' };
};
