import { add, type Decimal } from '@toac/runtime/decimal';
import type { Spent, SpentReply } from '#shop/orders';

export const spent: Spent = (_input, orders): SpentReply => {
  const totals: Record<string, Decimal> = {};

  for (const { total } of orders) {
    const sum = totals[total.currency];

    totals[total.currency] = sum === undefined ? total.amount : add(sum, total.amount);
  }

  return totals;
};
