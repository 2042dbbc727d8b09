import type { Context, ManyContext } from '@toac/runtime/v1';
import type { CallReserve } from '../stock/contract.ts';
import type {
  CancelAlreadyShipped,
  NewOrder,
  OrderChanges,
  OrderId,
  PlaceInput,
  PlaceOutOfStock,
  PlaceOutOfStockData,
  PlaceUnknownItem,
  PlaceUnknownItemData,
  SettleAlreadySettled,
  SettleInput,
  ShipInput,
  ShipNotPaid,
  ShippedEmission,
  SpentOutput,
  StoredOrder,
} from './types.ts';

/**
 * Reserves the stock, prices the lines and stores the order
 *
 * Called by POST /orders.
 */
export type Place = (
  input: PlaceInput,
  entity: PlaceSubject,
  context: PlaceContext,
) => PlaceReply | Promise<PlaceReply>;

export type PlaceReply = NewOrder | PlaceOutOfStock | PlaceUnknownItem;

export interface PlaceSubject {
  readonly id: OrderId;
}

export interface PlaceContext extends Context {
  readonly calls: PlaceCalls;
  readonly errors: PlaceErrors;
}

export interface PlaceErrors {
  /** 409 */
  OUT_OF_STOCK(data: PlaceOutOfStockData): PlaceOutOfStock;
  /** 422 */
  UNKNOWN_ITEM(data: PlaceUnknownItemData): PlaceUnknownItem;
}

export interface PlaceCalls {
  readonly stock: PlaceCallsStock;
}

export interface PlaceCallsStock {
  /** Takes all items or none, in one commit */
  readonly reserve: CallReserve;
}

export type Settle = (
  input: SettleInput,
  entity: StoredOrder,
  context: SettleContext,
) => SettleReply | Promise<SettleReply>;

export type SettleReply = OrderChanges | SettleAlreadySettled;

export interface SettleContext extends Context {
  readonly errors: SettleErrors;
}

export interface SettleErrors {
  /** 422 */
  ALREADY_SETTLED(): SettleAlreadySettled;
}

/** Called by POST /orders/:id/ship. */
export type Ship = (
  input: ShipInput,
  entity: StoredOrder,
  context: ShipContext,
) => ShipReply | Promise<ShipReply>;

export type ShipReply = OrderChanges | ShipNotPaid;

export interface ShipContext extends Context {
  readonly errors: ShipErrors;
  readonly emit: ShipEmit;
}

export interface ShipErrors {
  /** 409 */
  NOT_PAID(): ShipNotPaid;
}

export interface ShipEmit {
  shipped(payload: ShippedEmission): void;
}

/** Called by POST /orders/:id/cancel. */
export type Cancel = (
  input: undefined,
  entity: StoredOrder,
  context: CancelContext,
) => CancelReply | Promise<CancelReply>;

export type CancelReply = OrderChanges | CancelAlreadyShipped;

export interface CancelContext extends Context {
  readonly errors: CancelErrors;
}

export interface CancelErrors {
  /** 409 */
  ALREADY_SHIPPED(): CancelAlreadyShipped;
}

/**
 * What a buyer has paid so far, by currency
 *
 * Called by GET /orders/spent.
 */
export type Spent = (
  input: undefined,
  entities: readonly StoredOrder[],
  context: SpentContext,
) => SpentReply | Promise<SpentReply>;

export type SpentReply = SpentOutput;

export type SpentContext = ManyContext;

/** The functions that this component is written of. */
export interface OrderHandlers {
  readonly place: Place;
  readonly settle: Settle;
  readonly ship: Ship;
  readonly cancel: Cancel;
  readonly spent: Spent;
}
