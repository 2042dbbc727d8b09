import type { CallOptions, Criterion, Http, Id, Missing } from '@toac/runtime/client';
import type { Money } from './types.js';

export interface ListQuery {
  readonly filter?: ListFilter | undefined;
  readonly sort?: readonly ListSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface ListFilter {
  readonly sku?: Criterion<string> | undefined;
}

export type ListSort = 'sku' | '-sku';

export interface ListPage {
  readonly items: readonly ListOutputItem[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface ListOutputItem {
  readonly sku: string;
  readonly price: Money;
  readonly available: number;
}

export interface ReceiveBody {
  readonly sku: string;
  readonly price: Money;
  readonly available: number;
}

/** What can be sold, and at what price */
export interface Stock {
  readonly id: Id<'stock'>;
  readonly sku: string;
  readonly price: Money;
  readonly available: number;
}

export interface RepriceBody {
  readonly price: Money;
}

/** GET /stock */
export declare function list(
  http: Http,
  query?: ListQuery,
  options?: CallOptions,
): Promise<ListPage>;

/** POST /stock */
export declare function receive(
  http: Http,
  body: ReceiveBody,
  options?: CallOptions,
): Promise<Stock>;

/** PATCH /stock/:id/price */
export declare function reprice(
  http: Http,
  id: Id<'stock'>,
  body: RepriceBody,
  options?: CallOptions,
): Promise<void | Missing>;
