import type { CallOptions, Failure, Http, Id, Missing } from '@toac/runtime/client';

export interface ChooseBody {
  readonly method: Method;
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

/** 409 */
export type RefundNotCaptured = Failure<'NOT_CAPTURED'>;

/** 400 */
export type NotifyForged = Failure<'FORGED'>;

/** PATCH /payments/:id/method */
export declare function choose(
  http: Http,
  id: Id<'payments'>,
  body: ChooseBody,
  options?: CallOptions,
): Promise<void | Missing>;

/** POST /payments/:id/refund */
export declare function refund(
  http: Http,
  id: Id<'payments'>,
  options?: CallOptions,
): Promise<void | RefundNotCaptured | Missing>;

/**
 * Receives the provider's webhook
 *
 * POST /payments/webhook
 */
export declare function notify(
  http: Http,
  body: Uint8Array,
  options?: CallOptions,
): Promise<void | NotifyForged>;
