import type { Context } from '@toac/runtime/v1';
import type { InvoiceChanges, SignSigned, StoredInvoice } from './types.ts';

export type Sign = (
  input: undefined,
  entity: StoredInvoice,
  context: SignContext,
) => SignReply | Promise<SignReply>;

export type SignReply = InvoiceChanges | SignSigned;

export interface SignContext extends Context {
  readonly errors: SignErrors;
}

export interface SignErrors {
  /** 409 */
  SIGNED(): SignSigned;
}

/** The functions that this component is written of. */
export interface InvoiceHandlers {
  readonly sign: Sign;
}
