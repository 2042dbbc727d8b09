import type { Context, PureContext } from '@toac/runtime/v1';
import type {
  BookChanges,
  EstimateInput,
  EstimateOutput,
  LendInput,
  LendNoCard,
  LendNotHere,
  LendTooLong,
  LendTooLongData,
  ReceiveForged,
  ReceiveInput,
  StoredBook,
} from './types.ts';

/** Called by POST /books/:id/lending. */
export type Lend = (
  input: LendInput,
  entity: StoredBook,
  context: LendContext,
) => LendReply | Promise<LendReply>;

export type LendReply = BookChanges | LendNotHere | LendTooLong | LendNoCard;

export interface LendContext extends Context {
  readonly errors: LendErrors;
}

export interface LendErrors {
  /** 409 */
  NOT_HERE(): LendNotHere;
  /** 409 */
  TOO_LONG(data: LendTooLongData): LendTooLong;
  /** 402 */
  NO_CARD(): LendNoCard;
}

/** Called by POST /books/:id/binding. */
export type Bind = (
  input: undefined,
  entity: StoredBook,
  context: BindContext,
) => BindReply | Promise<BindReply>;

export type BindReply = BookChanges;

export type BindContext = Context;

/** Called by GET /estimate. */
export type Estimate = (
  input: EstimateInput,
  subject: undefined,
  context: EstimateContext,
) => EstimateReply | Promise<EstimateReply>;

export type EstimateReply = EstimateOutput;

export type EstimateContext = PureContext;

/** Called by POST /deliveries/:supplier. */
export type Receive = (
  input: ReceiveInput,
  subject: undefined,
  context: ReceiveContext,
) => ReceiveReply | Promise<ReceiveReply>;

export type ReceiveReply = void | ReceiveForged;

export interface ReceiveContext extends Context {
  readonly errors: ReceiveErrors;
}

export interface ReceiveErrors {
  /** 400 */
  FORGED(): ReceiveForged;
}

/** The functions that this component is written of. */
export interface BookHandlers {
  readonly lend: Lend;
  readonly bind: Bind;
  readonly estimate: Estimate;
  readonly receive: Receive;
}
