// What a call throws when it neither succeeds nor is rejected by a declared error. One class, a closed set of codes.
import type { Problem } from './problem.ts';

/** Code ⇒ HTTP status. */
export const CONTRACT_ERROR_STATUS = {
  /** The input does not fit its declaration; `problems` says where. */
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  /** Another commit was faster, and retrying did not help in time. */
  conflict: 409,
  /** A unique key is taken. */
  duplicate: 409,
  /** The same call, by its id, is still running. */
  pending: 409,
  /** The version that the caller named is not the entity's. */
  stale: 412,
  /** The id of another call was used again. */
  reused: 422,
  limited: 429,
  /** The caller has gone. */
  cancelled: 499,
  internal: 500,
  /** Caller and callee were built from contracts that do not fit. */
  incompatible: 502,
  unavailable: 503,
  timeout: 504,
} as const;

export type ContractErrorCode = keyof typeof CONTRACT_ERROR_STATUS;

export interface ContractErrorOptions {
  /** For logs and traces alone; never leaves the process. */
  readonly cause?: unknown;
  /** Of `invalid`. */
  readonly problems?: readonly Problem[];
  /** Of `pending`, `limited` and `unavailable`: milliseconds after which to try again. */
  readonly retryAfter?: number;
}

export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly code: ContractErrorCode;
  readonly problems: readonly Problem[];
  readonly retryAfter: number | undefined;

  constructor(code: ContractErrorCode, message: string, options: ContractErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [];
    this.retryAfter = options.retryAfter;
  }
}

export function isContractError(error: unknown): error is ContractError {
  return error instanceof Error && error.name === 'ContractError' && 'code' in error;
}
