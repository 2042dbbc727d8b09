import type { Reserve, ReserveReply } from '#shop/stock';
import type { StockChanges, StockId } from '#shop/stock/types';
import type { Money } from '#shop/types';

export const reserve: Reserve = (input, stocks, { errors }): ReserveReply => {
  const wanted = new Map<string, number>();
  const state = new Map<StockId, StockChanges>();
  const prices: Record<string, Money> = {};

  for (const { sku, quantity } of input.items) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);

  for (const [sku, quantity] of wanted) {
    const stock = stocks.find((s) => s.sku === sku);

    if (stock === undefined) return errors.UNKNOWN_ITEM({ sku });
    if (stock.available < quantity) return errors.OUT_OF_STOCK({ sku });

    state.set(stock.id, { available: stock.available - quantity });
    prices[sku] = stock.price;
  }

  return { state, output: { prices } };
};
