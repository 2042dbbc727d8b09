import type { Context } from '@toac/runtime/v1';
import type { DocumentChanges, SignSigned, StoredDocument } from './types.ts';

export type Sign = (
  input: undefined,
  entity: StoredDocument,
  context: SignContext,
) => SignReply | Promise<SignReply>;

export type SignReply = DocumentChanges | SignSigned;

export interface SignContext extends Context {
  readonly errors: SignErrors;
}

export interface SignErrors {
  /** 409 */
  SIGNED(): SignSigned;
}

/** The functions that this component is written of. */
export interface DocumentHandlers {
  readonly sign: Sign;
}
