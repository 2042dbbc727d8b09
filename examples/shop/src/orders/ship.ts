import type { Ship, ShipReply } from '#shop/orders';

export const ship: Ship = (input, order, { emit, errors }): ShipReply => {
  if (order.state !== 'paid') return errors.NOT_PAID();

  emit.shipped({ tracking: input.tracking });

  return { tracking: input.tracking, state: 'shipped' };
};
