import type {
  CallOptions,
  Criterion,
  Decimal,
  Failure,
  Http,
  Id,
  Missing,
} from '@toac/runtime/client';
import type { Address, Item, Money } from './types.js';

export interface ListQuery {
  readonly filter?: ListFilter | undefined;
  readonly sort?: readonly ListSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface ListFilter {
  readonly state?: Criterion<OrderState> | undefined;
  readonly _created?: Criterion<Date> | undefined;
}

export type OrderState = 'placed' | 'paid' | 'shipped' | 'cancelled';

export type ListSort = '_created' | '-_created';

export interface ListPage {
  readonly items: readonly Order[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

/** Customer orders, from cart to delivery */
export interface Order {
  readonly id: Id<'orders'>;
  readonly buyer: Id<'identity'>;
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly state: OrderState;
  readonly address: Address;
  readonly payment?: Id<'payments'>;
  readonly tracking?: string;
}

export interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly price: Money;
}

export interface PlaceBody {
  readonly items: readonly Item[];
  readonly address: Address;
}

export interface PlaceOutput {
  readonly id: Id<'orders'>;
  readonly total: Money;
  readonly state: OrderState;
}

export interface PlaceOutOfStockData {
  readonly sku: string;
}

/** 409 */
export type PlaceOutOfStock = Failure<'OUT_OF_STOCK', PlaceOutOfStockData>;

export interface PlaceUnknownItemData {
  readonly sku: string;
}

/** 422 */
export type PlaceUnknownItem = Failure<'UNKNOWN_ITEM', PlaceUnknownItemData>;

export type SpentOutput = Readonly<Record<string, Decimal>>;

/** 409 */
export type CancelAlreadyShipped = Failure<'ALREADY_SHIPPED'>;

export interface ShipBody {
  readonly tracking: string;
}

/** 409 */
export type ShipNotPaid = Failure<'NOT_PAID'>;

/** GET /orders */
export declare function list(
  http: Http,
  query?: ListQuery,
  options?: CallOptions,
): Promise<ListPage>;

/**
 * Reserves the stock, prices the lines and stores the order
 *
 * POST /orders
 */
export declare function place(
  http: Http,
  body: PlaceBody,
  options?: CallOptions,
): Promise<PlaceOutput | PlaceOutOfStock | PlaceUnknownItem>;

/**
 * Every order as a stream, for the back office
 *
 * GET /orders/export
 */
declare function export_(http: Http, options?: CallOptions): AsyncIterable<Order>;

/**
 * What a buyer has paid so far, by currency
 *
 * GET /orders/spent
 */
export declare function spent(http: Http, options?: CallOptions): Promise<SpentOutput>;

/** GET /orders/:id */
export declare function read(
  http: Http,
  id: Id<'orders'>,
  options?: CallOptions,
): Promise<Order | Missing>;

/** POST /orders/:id/cancel */
export declare function cancel(
  http: Http,
  id: Id<'orders'>,
  options?: CallOptions,
): Promise<void | CancelAlreadyShipped | Missing>;

/** POST /orders/:id/ship */
export declare function ship(
  http: Http,
  id: Id<'orders'>,
  body: ShipBody,
  options?: CallOptions,
): Promise<void | ShipNotPaid | Missing>;

export { export_ as export };
