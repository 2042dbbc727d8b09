import { isFailure } from '@toac/runtime/v1';
import type { Place, PlaceReply } from '#shop/orders';
import type { Line } from '#shop/orders/types';
import type { Item, Money } from '#shop/types';
import { addMoney, multiplyMoney } from '../money.ts';

export const place: Place = async (input, _order, { calls, errors }): Promise<PlaceReply> => {
  const reply = await calls.stock.reserve({ input: { items: input.items } });

  if (isFailure(reply)) {
    const { sku } = reply.data;

    return reply.code === 'OUT_OF_STOCK'
      ? errors.OUT_OF_STOCK({ sku })
      : errors.UNKNOWN_ITEM({ sku });
  }

  const lines = input.items.flatMap((item) => line(item, reply.prices[item.sku]));
  const [first, ...rest] = lines.map((l) => multiplyMoney(l.price, l.quantity));

  if (first === undefined) throw new Error('no item has a price');

  return { buyer: input.buyer, address: input.address, lines, total: rest.reduce(addMoney, first) };
};

function line(item: Item, price: Money | undefined): readonly Line[] {
  return price === undefined ? [] : [{ sku: item.sku, quantity: item.quantity, price }];
}
