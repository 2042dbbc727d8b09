// Problems (RFC 9457) as callers get them: of refusals, of contract errors and of what nobody expected.
import {
  CONTRACT_ERROR_STATUS,
  type ContractError,
  type ContractErrorCode,
  isContractError,
} from '../core/contract-error.ts';
import { REFUSAL_STATUS, Refusal, type RequestProblem } from './refusal.ts';

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly RequestProblem[];
  /** Of a declared error. */
  readonly data?: unknown;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** What callers read of an error that toac knows: messages of errors stay inside. */
const TITLES: Readonly<Record<ContractErrorCode, string>> = {
  invalid: 'The request does not fit the contract',
  unauthenticated: 'Nobody is known to have called',
  forbidden: 'The caller may not do this',
  missing: 'There is nothing here',
  conflict: 'Another change was faster',
  duplicate: 'A unique value is taken',
  pending: 'The same request is still in progress',
  stale: 'The entity is not the version that was meant',
  reused: 'The same key came with another request',
  limited: 'Too many requests',
  cancelled: 'The request was cancelled',
  internal: 'Something went wrong',
  incompatible: 'Services do not fit each other',
  unavailable: 'Unavailable; try again later',
  timeout: 'No answer in time',
};

export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof Refusal) return problemOfRefusal(error);
  if (isContractError(error) && Object.hasOwn(CONTRACT_ERROR_STATUS, error.code))
    return problemOfContract(error);

  return document('internal', 500, TITLES.internal);
}

function problemOfRefusal({ code, message, options: { errors } }: Refusal): ProblemDocument {
  const problem = document(code, REFUSAL_STATUS[code], message);

  return errors === undefined ? problem : { ...problem, errors };
}

function problemOfContract({ code, problems }: ContractError): ProblemDocument {
  const problem = document(code, CONTRACT_ERROR_STATUS[code], TITLES[code]);

  if (problems.length === 0) return problem;

  return {
    ...problem,
    errors: problems.map(({ pointer, code, message }) => ({ pointer, code, message })),
  };
}

export function document(code: string, status: number, title: string): ProblemDocument {
  return { type: 'about:blank', title, status, code };
}

/** `NOT_PAID` reads as 'Not paid'. */
export function problemOfFailure(code: string, status: number, data: unknown): ProblemDocument {
  const words = code.replaceAll('_', ' ').toLowerCase();
  const title = words.charAt(0).toUpperCase() + words.slice(1);

  return data === undefined
    ? document(code, status, title)
    : { ...document(code, status, title), data };
}

/** Seconds for `retry-after`, where it is worth to come again. */
export function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof Refusal) return error.code === 'unavailable' ? 1 : undefined;
  if (!isContractError(error)) return undefined;

  const { code, retryAfter } = error;

  if (code !== 'pending' && code !== 'limited' && code !== 'unavailable') return undefined;

  return Math.max(1, Math.ceil((retryAfter ?? 1000) / 1000));
}
