import type { Failure, Id, Secret } from '@toac/runtime/v1';
import type { Money } from '../types.ts';

export type PaymentId = Id<'payments'>;

/** Payments, opened by orders and settled by the provider's webhook */
export interface Payment {
  readonly id: PaymentId;
  readonly order: Id<'orders'>;
  readonly buyer: Id<'identity'>;
  readonly amount: Money;
  readonly method?: Method;
  readonly state: PaymentState;
  /** The provider's own number */
  readonly reference?: Secret;
  readonly reason?: string;
}

export type PaymentState = 'open' | 'captured' | 'declined' | 'refunded';

export interface StoredPayment extends Payment {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface PaymentChanges {
  readonly id?: never;
  readonly _version?: never;
  readonly order?: Id<'orders'> | undefined;
  readonly buyer?: Id<'identity'> | undefined;
  readonly amount?: Money | undefined;
  readonly method?: Method | null | undefined;
  readonly state?: PaymentState | undefined;
  readonly reference?: Secret | null | undefined;
  readonly reason?: string | null | undefined;
}

export type PaymentKey = PaymentById | PaymentByOrder;

export interface PaymentById {
  readonly id: PaymentId;
  readonly order?: never;
}

export interface PaymentByOrder {
  readonly id?: never;
  readonly order: Id<'orders'>;
}

export type Method = MethodCard | MethodTransfer;

export interface MethodCard {
  readonly kind: 'card';
  readonly token: string;
}

export interface MethodTransfer {
  readonly kind: 'transfer';
  readonly iban: string;
  readonly holder: string;
}

export interface PaymentConfiguration {
  readonly provider: PaymentConfigurationProvider;
  readonly webhook: Secret;
  readonly retries: number;
}

export interface PaymentConfigurationRequest {
  readonly provider?: PaymentConfigurationProvider | undefined;
  readonly webhook: Secret;
  readonly retries?: number | undefined;
}

export type PaymentConfigurationProvider = 'stripe' | 'adyen';

export interface OpenInput {
  readonly order: Id<'orders'>;
  readonly buyer: Id<'identity'>;
  readonly amount: Money;
}

export interface ChooseInput {
  readonly method: Method;
}

export interface CaptureInput {
  /** The provider's own number */
  readonly reference: Secret;
}

export interface CaptureRequest {
  /** The provider's own number */
  readonly reference: Secret;
}

/** 422 */
export type CaptureNotOpen = Failure<'NOT_OPEN'>;

export interface DeclineInput {
  readonly reason?: string;
}

export interface DeclineRequest {
  readonly reason?: string | undefined;
}

/** 422 */
export type DeclineNotOpen = Failure<'NOT_OPEN'>;

/** 409 */
export type RefundNotCaptured = Failure<'NOT_CAPTURED'>;

export interface NotifyInput {
  readonly signature: string;
  readonly body: Uint8Array;
}

/** 400 */
export type NotifyForged = Failure<'FORGED'>;

export interface CapturedEvent {
  readonly id: PaymentId;
  readonly order: Id<'orders'>;
  readonly amount: Money;
}

export interface DeclinedEvent {
  readonly id: PaymentId;
  readonly order: Id<'orders'>;
  readonly reason?: string;
}
