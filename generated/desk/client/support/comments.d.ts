import type { CallOptions, Criterion, Failure, Http, Id, Missing } from '@toac/runtime/client';

export interface ListQuery {
  readonly sort?: readonly ListSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export type ListSort = '_created' | '-_created';

export interface ListPage {
  readonly items: readonly ListOutputItem[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface ListOutputItem {
  readonly id: Id<'support.comments'>;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly _created: Date;
}

export interface ReplyBody {
  readonly text: string;
}

/** The conversation under a ticket */
export interface Comment {
  readonly id: Id<'support.comments'>;
  readonly ticket: Id<'support.tickets'>;
  readonly team: Id<'people.teams'>;
  readonly asker: Id<'identity'>;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly visibility: CommentVisibility;
}

export type CommentVisibility = 'everyone' | 'team';

/** 409 */
export type ReplyClosed = Failure<'CLOSED'>;

/** 404 */
export type ReplyNotFound = Failure<'NOT_FOUND'>;

export interface ThreadQuery {
  readonly filter?: ThreadFilter | undefined;
  readonly sort?: readonly ThreadSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface ThreadFilter {
  readonly visibility?: Criterion<CommentVisibility> | undefined;
}

export type ThreadSort = '_created' | '-_created';

export interface ThreadPage {
  readonly items: readonly Comment[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface AnswerBody {
  readonly text: string;
  readonly visibility?: CommentVisibility | undefined;
}

/** 409 */
export type AnswerClosed = Failure<'CLOSED'>;

/** 404 */
export type AnswerNotFound = Failure<'NOT_FOUND'>;

/** GET /tickets/:ticket/comments */
export declare function list(
  http: Http,
  ticket: Id<'support.tickets'>,
  query?: ListQuery,
  options?: CallOptions,
): Promise<ListPage>;

/**
 * Written by the person who asked
 *
 * POST /tickets/:ticket/comments
 */
export declare function reply(
  http: Http,
  ticket: Id<'support.tickets'>,
  body: ReplyBody,
  options?: CallOptions,
): Promise<Comment | ReplyClosed | ReplyNotFound>;

/** GET /teams/:team/tickets/:ticket/comments */
export declare function thread(
  http: Http,
  team: Id<'people.teams'>,
  ticket: Id<'support.tickets'>,
  query?: ThreadQuery,
  options?: CallOptions,
): Promise<ThreadPage>;

/**
 * Written by the team, perhaps for itself only
 *
 * POST /teams/:team/tickets/:ticket/comments
 */
export declare function answer(
  http: Http,
  team: Id<'people.teams'>,
  ticket: Id<'support.tickets'>,
  body: AnswerBody,
  options?: CallOptions,
): Promise<Comment | AnswerClosed | AnswerNotFound>;

/** DELETE /comments/:id */
export declare function erase(
  http: Http,
  id: Id<'support.comments'>,
  options?: CallOptions,
): Promise<void | Missing>;
