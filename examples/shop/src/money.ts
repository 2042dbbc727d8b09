import { add, decimal, multiply } from '@toac/runtime/decimal';
import type { Money } from '#shop/types';

export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency) throw new Error('an order has one currency');

  return { amount: add(left.amount, right.amount), currency: left.currency };
}

export function multiplyMoney({ amount, currency }: Money, by: number): Money {
  return { amount: multiply(amount, decimal(String(by))), currency };
}
