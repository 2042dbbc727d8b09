// A value and where it stands.
import type { Span } from '../base/source.ts';

export interface Located<T> {
  readonly value: T;
  readonly at: Span;
}

/** A name as written; `at` covers just the name. */
export type Name = Located<string>;
