import type { Settle, SettleReply } from '#shop/orders';

export const settle: Settle = (input, order, { errors }): SettleReply => {
  if (order.payment !== undefined || order.state !== 'placed') return errors.ALREADY_SETTLED();

  return { payment: input.payment, state: 'paid' };
};
