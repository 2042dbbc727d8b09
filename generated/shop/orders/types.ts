import type { Decimal, Failure, Id } from '@toac/runtime/v1';
import type { Address, Item, Money } from '../types.ts';

export type OrderId = Id<'orders'>;

/** Customer orders, from cart to delivery */
export interface Order {
  readonly id: OrderId;
  readonly buyer: Id<'identity'>;
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly state: OrderState;
  readonly address: Address;
  readonly payment?: Id<'payments'>;
  readonly tracking?: string;
}

export type OrderState = 'placed' | 'paid' | 'shipped' | 'cancelled';

export interface StoredOrder extends Order {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface NewOrder {
  readonly buyer: Id<'identity'>;
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly state?: OrderState | undefined;
  readonly address: Address;
  readonly payment?: Id<'payments'> | undefined;
  readonly tracking?: string | undefined;
}

export interface OrderChanges {
  readonly id?: never;
  readonly _version?: never;
  readonly buyer?: Id<'identity'> | undefined;
  readonly lines?: readonly Line[] | undefined;
  readonly total?: Money | undefined;
  readonly state?: OrderState | undefined;
  readonly address?: Address | undefined;
  readonly payment?: Id<'payments'> | null | undefined;
  readonly tracking?: string | null | undefined;
}

export interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly price: Money;
}

export interface PlaceInput {
  readonly buyer: Id<'identity'>;
  readonly items: readonly Item[];
  readonly address: Address;
}

export interface PlaceOutput {
  readonly id: OrderId;
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

export interface SettleInput {
  readonly payment: Id<'payments'>;
}

/** 422 */
export type SettleAlreadySettled = Failure<'ALREADY_SETTLED'>;

export interface ShipInput {
  readonly tracking: string;
}

/** 409 */
export type ShipNotPaid = Failure<'NOT_PAID'>;

/** 409 */
export type CancelAlreadyShipped = Failure<'ALREADY_SHIPPED'>;

export type ListOutput = readonly Order[];

export type SpentOutput = Readonly<Record<string, Decimal>>;

export type ExportOutput = AsyncIterable<Order>;

export interface PlacedEvent {
  readonly id: OrderId;
  readonly buyer: Id<'identity'>;
  readonly total: Money;
}

export interface PaidEvent {
  readonly id: OrderId;
  readonly buyer: Id<'identity'>;
  readonly total: Money;
}

export interface CancelledEvent {
  readonly id: OrderId;
  readonly lines: readonly Line[];
}

export interface ShippedEvent {
  readonly id: OrderId;
  readonly tracking: string;
}

/** What `emit.shipped` takes; the rest comes from the entity. */
export interface ShippedEmission {
  readonly tracking: string;
}
