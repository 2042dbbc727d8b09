// Rejections that a contract declares, and entities that are not there: both are values, never exceptions.
// The marks are registered symbols, so that two copies of this library recognise each other's values.

const failed: unique symbol = Symbol.for('toac.failure');
const absent: unique symbol = Symbol.for('toac.missing');

/** A declared error: `Failure<'OUT_OF_STOCK', { readonly sku: string }>`. Nothing was committed. */
export interface Failure<Code extends string, Data = undefined> {
  readonly [failed]: true;
  readonly code: Code;
  readonly data: Data;
}

export type AnyFailure = Failure<string, unknown>;

/** A member of `context.errors`: takes the data that the contract declares, if any. */
export type FailureMaker<F extends AnyFailure> = [F['data']] extends [undefined]
  ? () => F
  : (data: F['data']) => F;

/** The entity that a call addressed does not exist. */
export interface Missing {
  readonly [absent]: true;
}

export const missing: Missing = Object.freeze<Missing>({ [absent]: true });

export function failure<Code extends string>(code: Code): Failure<Code>;
export function failure<Code extends string, Data>(code: Code, data: Data): Failure<Code, Data>;
export function failure(code: string, data?: unknown): AnyFailure {
  return { [failed]: true, code, data };
}

/** Tells a reply's declared errors from its value. */
export function isFailure(reply: unknown): reply is AnyFailure {
  return typeof reply === 'object' && reply !== null && failed in reply;
}

/** Tells that the entity does not exist. */
export function isMissing(reply: unknown): reply is Missing {
  return typeof reply === 'object' && reply !== null && absent in reply;
}
