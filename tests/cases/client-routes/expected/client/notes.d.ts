import type { CallOptions, Criterion, Failure, Http, Id, Missing } from '@toac/runtime/client';

export interface ListQuery {
  readonly filter?: ListFilter | undefined;
  readonly sort?: readonly ListSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface ListFilter {
  readonly at?: Criterion<Date> | undefined;
}

export type ListSort = 'at' | '-at';

export interface ListPage {
  readonly items: readonly Note[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface Note {
  readonly id: Id<'notes'>;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly at: Date;
  readonly size: bigint;
}

export interface AddBody {
  readonly text: string;
  readonly at: Date;
  readonly key?: string | undefined;
}

export interface AddOutput {
  readonly id: Id<'notes'>;
  readonly at: Date;
}

/** 507 */
export type AddFull = Failure<'FULL'>;

export interface ListAtPeopleAuthorNotesQuery {
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface ListAtPeopleAuthorNotesPage {
  readonly items: readonly Note[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

/** GET /notes */
export declare function list(
  http: Http,
  query?: ListQuery,
  options?: CallOptions,
): Promise<ListPage>;

/** POST /notes */
export declare function add(
  http: Http,
  body: AddBody,
  options?: CallOptions,
): Promise<AddOutput | AddFull>;

/** GET /notes/:id */
export declare function read(
  http: Http,
  id: Id<'notes'>,
  options?: CallOptions,
): Promise<Note | Missing>;

/** DELETE /notes/:id */
declare function delete_(
  http: Http,
  id: Id<'notes'>,
  options?: CallOptions,
): Promise<void | Missing>;

/** GET /people/:author/notes */
export declare function listAtPeopleAuthorNotes(
  http: Http,
  author: Id<'identity'>,
  query?: ListAtPeopleAuthorNotesQuery,
  options?: CallOptions,
): Promise<ListAtPeopleAuthorNotesPage>;

/** GET /stream */
export declare function watch(http: Http, options?: CallOptions): AsyncIterable<Note>;

export { delete_ as delete };
