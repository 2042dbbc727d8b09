import type { Id, NewOf } from '@toac/runtime/v1';

export type PaymentId = Id<'payments'>;

export interface Payment {
  readonly id: PaymentId;
  readonly method: Method;
  readonly note?: string;
  readonly level: number;
}

export interface PaymentSubject {
  readonly id: PaymentId;
}

export interface NewPayment extends NewOf<Payment, 'level'> {}

export type Method = MethodCard | MethodCash;

export interface MethodCard {
  readonly kind: 'card';
  readonly token: string;
  readonly retries: number;
}

export interface MethodCash {
  readonly kind: 'cash';
}

export type MethodRequest = MethodCardRequest | MethodCashRequest;

export interface MethodCardRequest {
  readonly kind: 'card';
  readonly token: string;
  readonly retries?: number | undefined;
}

export interface MethodCashRequest {
  readonly kind: 'cash';
}

export interface PayInput {
  readonly method: Method;
  readonly note?: string | null;
  readonly level: number;
}

export interface PayRequest {
  readonly method: MethodRequest;
  readonly note?: string | null | undefined;
  readonly level?: number | undefined;
}
