// What a request is refused with, before or instead of a reply. Texts are for callers: nothing internal may stand in one.
import type { Problem } from '../core/problem.ts';

export type RefusalCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'method'
  | 'unacceptable'
  | 'slow'
  | 'stale'
  | 'too-large'
  | 'url-too-long'
  | 'media-type'
  | 'expectation'
  | 'misdirected'
  | 'headers-too-large'
  | 'incompatible'
  | 'internal'
  | 'unsupported'
  | 'unavailable'
  | 'version';

export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  method: 405,
  unacceptable: 406,
  slow: 408,
  incompatible: 409,
  stale: 412,
  'too-large': 413,
  'url-too-long': 414,
  'media-type': 415,
  expectation: 417,
  misdirected: 421,
  'headers-too-large': 431,
  internal: 500,
  unsupported: 501,
  unavailable: 503,
  version: 505,
};

/** A mistake in the body, or in what `in` names. */
export interface RequestProblem extends Problem {
  readonly in?: 'query' | 'header';
}

export interface RefusalOptions {
  readonly errors?: readonly RequestProblem[];
  /** Names and values in turn. */
  readonly headers?: readonly string[];
  /** What follows on the connection is not to be trusted. */
  readonly close?: true;
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly options: RefusalOptions;

  constructor(code: RefusalCode, title: string, options: RefusalOptions = {}) {
    super(title);
    this.code = code;
    this.options = options;
  }
}

/** A header or parameter that is not what it must be. */
export function mistaken(
  where: 'query' | 'header',
  name: string,
  message: string,
  code: Problem['code'] = 'value',
): Refusal {
  const title = where === 'query' ? 'The query string is not valid' : 'A header is not valid';

  return new Refusal('invalid', title, {
    errors: [{ in: where, pointer: `/${name}`, code, message }],
  });
}
