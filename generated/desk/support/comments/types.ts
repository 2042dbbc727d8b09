import type { Failure, Id } from '@toac/runtime/v1';

export type CommentId = Id<'support.comments'>;

/** The conversation under a ticket */
export interface Comment {
  readonly id: CommentId;
  readonly ticket: Id<'support.tickets'>;
  readonly team: Id<'people.teams'>;
  readonly asker: Id<'identity'>;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly visibility: CommentVisibility;
}

export type CommentVisibility = 'everyone' | 'team';

export interface NewComment {
  readonly ticket: Id<'support.tickets'>;
  readonly team: Id<'people.teams'>;
  readonly asker: Id<'identity'>;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly visibility?: CommentVisibility | undefined;
}

export interface ReplyInput {
  readonly ticket: Id<'support.tickets'>;
  readonly author: Id<'identity'>;
  readonly text: string;
}

/** 409 */
export type ReplyClosed = Failure<'CLOSED'>;

/** 404 */
export type ReplyNotFound = Failure<'NOT_FOUND'>;

export interface AnswerInput {
  readonly ticket: Id<'support.tickets'>;
  readonly team: Id<'people.teams'>;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly visibility?: CommentVisibility;
}

/** 409 */
export type AnswerClosed = Failure<'CLOSED'>;

/** 404 */
export type AnswerNotFound = Failure<'NOT_FOUND'>;

export type ListOutput = readonly ListOutputItem[];

export interface ListOutputItem {
  readonly id: CommentId;
  readonly author: Id<'identity'>;
  readonly text: string;
  readonly _created: Date;
}

export type ThreadOutput = readonly Comment[];
