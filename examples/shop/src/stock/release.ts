import type { Release, ReleaseReply } from '#shop/stock';
import type { StockChanges, StockId } from '#shop/stock/types';

export const release: Release = (input, stocks): ReleaseReply => {
  const changes = new Map<StockId, StockChanges>();

  for (const stock of stocks) {
    const returned = input.items.filter((item) => item.sku === stock.sku);
    const quantity = returned.reduce((sum, item) => sum + item.quantity, 0);

    changes.set(stock.id, { available: stock.available + quantity });
  }

  return changes;
};
