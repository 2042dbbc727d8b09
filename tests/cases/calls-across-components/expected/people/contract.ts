import type { Missing } from '@toac/runtime/v1';
import type { FindOutput, PersonFilter, PersonKey, SearchOutput } from './types.ts';

/** How other operations call `find`. */
export type CallFind = (request: FindCall) => Promise<FindAnswer>;

export interface FindCall {
  readonly query: PersonKey;
}

export type FindAnswer = FindOutput | Missing;

/** How other operations call `search`. */
export type CallSearch = (request: SearchCall) => Promise<SearchAnswer>;

export interface SearchCall {
  readonly query?: SearchQuery | undefined;
}

export type SearchAnswer = SearchOutput;

export interface SearchQuery {
  readonly filter?: PersonFilter | undefined;
  readonly sort?: readonly string[] | undefined;
  readonly limit?: number | undefined;
}
