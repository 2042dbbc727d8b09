import type { Cancel, CancelReply } from '#shop/orders';

export const cancel: Cancel = (_input, order, { errors }): CancelReply => {
  if (order.state === 'shipped') return errors.ALREADY_SHIPPED();

  return { state: 'cancelled' };
};
