import type { Criterion, Failure, Id } from '@toac/runtime/v1';
import type { Item, Money } from '../types.ts';

export type StockId = Id<'stock'>;

/** What can be sold, and at what price */
export interface Stock {
  readonly id: StockId;
  readonly sku: string;
  readonly price: Money;
  readonly available: number;
}

export interface StoredStock extends Stock {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface StockChanges {
  readonly id?: never;
  readonly _version?: never;
  readonly sku?: string | undefined;
  readonly price?: Money | undefined;
  readonly available?: number | undefined;
}

export interface StockFilter {
  readonly id?: Criterion<StockId> | undefined;
  readonly sku?: Criterion<string> | undefined;
  readonly available?: Criterion<number> | undefined;
}

export interface ReceiveInput {
  readonly sku: string;
  readonly price: Money;
  readonly available: number;
}

export interface RepriceInput {
  readonly price: Money;
}

export interface ReserveInput {
  readonly items: readonly Item[];
}

export interface ReserveRequest {
  readonly items: readonly Item[];
}

export interface ReserveOutput {
  readonly prices: Readonly<Record<string, Money>>;
}

export interface ReserveOutOfStockData {
  readonly sku: string;
}

/** 409 */
export type ReserveOutOfStock = Failure<'OUT_OF_STOCK', ReserveOutOfStockData>;

export interface ReserveUnknownItemData {
  readonly sku: string;
}

/** 422 */
export type ReserveUnknownItem = Failure<'UNKNOWN_ITEM', ReserveUnknownItemData>;

export interface ReleaseInput {
  readonly items: readonly Item[];
}

export type ListOutput = readonly ListOutputItem[];

export interface ListOutputItem {
  readonly sku: string;
  readonly price: Money;
  readonly available: number;
}
