import type { Context } from '@toac/runtime/v1';
import type { NewPayment, PayInput, PayRequest, PaymentSubject } from './types.ts';

export type Pay = (
  input: PayInput,
  entity: PaymentSubject,
  context: PayContext,
) => PayReply | Promise<PayReply>;

export type PayReply = NewPayment;

export type PayContext = Context;

export type Again = (
  input: undefined,
  subject: undefined,
  context: AgainContext,
) => AgainReply | Promise<AgainReply>;

export type AgainReply = void;

export interface AgainContext extends Context {
  readonly calls: AgainCalls;
}

export interface AgainCalls {
  readonly payments: AgainCallsPayments;
}

export interface AgainCallsPayments {
  readonly pay: CallPay;
}

/** How other operations call `pay`. */
export type CallPay = (request: PayCall) => Promise<PayAnswer>;

export interface PayCall {
  readonly input: PayRequest;
}

export type PayAnswer = void;

/** The functions that this component is written of. */
export interface PaymentHandlers {
  readonly pay: Pay;
  readonly again: Again;
}
