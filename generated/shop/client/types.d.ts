import type { Decimal } from '@toac/runtime/client';

export interface Money {
  readonly amount: Decimal;
  readonly currency: MoneyCurrency;
}

export type MoneyCurrency = 'EUR' | 'USD' | 'GBP';

export interface Address {
  readonly name: string;
  readonly line: string;
  readonly postcode: string;
  readonly country: string;
}

export interface Item {
  readonly sku: string;
  readonly quantity: number;
}
