import type { Context, Missing } from '@toac/runtime/v1';
import type {
  CaptureInput,
  CaptureNotOpen,
  CaptureRequest,
  DeclineInput,
  DeclineNotOpen,
  DeclineRequest,
  NotifyForged,
  NotifyInput,
  PaymentChanges,
  PaymentConfiguration,
  PaymentKey,
  RefundNotCaptured,
  StoredPayment,
} from './types.ts';

export type Capture = (
  input: CaptureInput,
  entity: StoredPayment,
  context: CaptureContext,
) => CaptureReply | Promise<CaptureReply>;

export type CaptureReply = PaymentChanges | CaptureNotOpen;

export interface CaptureContext extends Context {
  readonly errors: CaptureErrors;
  readonly configuration: PaymentConfiguration;
}

export interface CaptureErrors {
  /** 422 */
  NOT_OPEN(): CaptureNotOpen;
}

export type Decline = (
  input: DeclineInput,
  entity: StoredPayment,
  context: DeclineContext,
) => DeclineReply | Promise<DeclineReply>;

export type DeclineReply = PaymentChanges | DeclineNotOpen;

export interface DeclineContext extends Context {
  readonly errors: DeclineErrors;
  readonly configuration: PaymentConfiguration;
}

export interface DeclineErrors {
  /** 422 */
  NOT_OPEN(): DeclineNotOpen;
}

/** Called by POST /payments/:id/refund. */
export type Refund = (
  input: undefined,
  entity: StoredPayment,
  context: RefundContext,
) => RefundReply | Promise<RefundReply>;

export type RefundReply = PaymentChanges | RefundNotCaptured;

export interface RefundContext extends Context {
  readonly errors: RefundErrors;
  readonly configuration: PaymentConfiguration;
}

export interface RefundErrors {
  /** 409 */
  NOT_CAPTURED(): RefundNotCaptured;
}

/**
 * Receives the provider's webhook
 *
 * Called by POST /payments/webhook.
 */
export type Notify = (
  input: NotifyInput,
  subject: undefined,
  context: NotifyContext,
) => NotifyReply | Promise<NotifyReply>;

export type NotifyReply = void | NotifyForged;

export interface NotifyContext extends Context {
  readonly calls: NotifyCalls;
  readonly errors: NotifyErrors;
  readonly configuration: PaymentConfiguration;
}

export interface NotifyErrors {
  /** 400 */
  FORGED(): NotifyForged;
}

export interface NotifyCalls {
  readonly payments: NotifyCallsPayments;
}

export interface NotifyCallsPayments {
  readonly capture: CallCapture;
  readonly decline: CallDecline;
}

/** How other operations call `capture`. */
export type CallCapture = (request: CaptureCall) => Promise<CaptureAnswer>;

export interface CaptureCall {
  readonly query: PaymentKey;
  readonly input: CaptureRequest;
}

export type CaptureAnswer = void | CaptureNotOpen | Missing;

/** How other operations call `decline`. */
export type CallDecline = (request: DeclineCall) => Promise<DeclineAnswer>;

export interface DeclineCall {
  readonly query: PaymentKey;
  readonly input?: DeclineRequest;
}

export type DeclineAnswer = void | DeclineNotOpen | Missing;

/** The functions that this component is written of. */
export interface PaymentHandlers {
  readonly capture: Capture;
  readonly decline: Decline;
  readonly refund: Refund;
  readonly notify: Notify;
}
