import type { ManyContext } from '@toac/runtime/v1';
import type {
  ReleaseInput,
  ReserveInput,
  ReserveOutOfStock,
  ReserveOutOfStockData,
  ReserveOutput,
  ReserveRequest,
  ReserveUnknownItem,
  ReserveUnknownItemData,
  StockChanges,
  StockFilter,
  StockId,
  StoredStock,
} from './types.ts';

/** Takes all items or none, in one commit */
export type Reserve = (
  input: ReserveInput,
  entities: readonly StoredStock[],
  context: ReserveContext,
) => ReserveReply | Promise<ReserveReply>;

export type ReserveReply = ReserveResult | ReserveOutOfStock | ReserveUnknownItem;

export interface ReserveResult {
  readonly state: ReadonlyMap<StockId, StockChanges>;
  readonly output: ReserveOutput;
}

export interface ReserveContext extends ManyContext {
  readonly errors: ReserveErrors;
}

export interface ReserveErrors {
  /** 409 */
  OUT_OF_STOCK(data: ReserveOutOfStockData): ReserveOutOfStock;
  /** 422 */
  UNKNOWN_ITEM(data: ReserveUnknownItemData): ReserveUnknownItem;
}

export type Release = (
  input: ReleaseInput,
  entities: readonly StoredStock[],
  context: ReleaseContext,
) => ReleaseReply | Promise<ReleaseReply>;

export type ReleaseReply = ReadonlyMap<StockId, StockChanges>;

export type ReleaseContext = ManyContext;

/**
 * How other operations call `reserve`.
 *
 * Takes all items or none, in one commit
 */
export type CallReserve = (request: ReserveCall) => Promise<ReserveAnswer>;

export interface ReserveCall {
  readonly query?: ReserveQuery | undefined;
  readonly input: ReserveRequest;
}

export type ReserveAnswer = ReserveOutput | ReserveOutOfStock | ReserveUnknownItem;

export interface ReserveQuery {
  readonly filter?: StockFilter | undefined;
  readonly sort?: readonly string[] | undefined;
  readonly limit?: number | undefined;
}

/** The functions that this component is written of. */
export interface StockHandlers {
  readonly reserve: Reserve;
  readonly release: Release;
}
