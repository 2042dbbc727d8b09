import type { Context } from '@toac/runtime/v1';
import type { CallInspect } from '../tickets/contract.ts';
import type {
  AnswerClosed,
  AnswerInput,
  AnswerNotFound,
  CommentId,
  NewComment,
  ReplyClosed,
  ReplyInput,
  ReplyNotFound,
} from './types.ts';

/**
 * Written by the person who asked
 *
 * Called by POST /tickets/:ticket/comments.
 */
export type Reply = (
  input: ReplyInput,
  entity: ReplySubject,
  context: ReplyContext,
) => ReplyReply | Promise<ReplyReply>;

export type ReplyReply = NewComment | ReplyClosed | ReplyNotFound;

export interface ReplySubject {
  readonly id: CommentId;
}

export interface ReplyContext extends Context {
  readonly calls: ReplyCalls;
  readonly errors: ReplyErrors;
}

export interface ReplyErrors {
  /** 409 */
  CLOSED(): ReplyClosed;
  /** 404 */
  NOT_FOUND(): ReplyNotFound;
}

export interface ReplyCalls {
  readonly support: ReplyCallsSupport;
}

export interface ReplyCallsSupport {
  readonly tickets: ReplyCallsSupportTickets;
}

export interface ReplyCallsSupportTickets {
  readonly inspect: CallInspect;
}

/**
 * Written by the team, perhaps for itself only
 *
 * Called by POST /teams/:team/tickets/:ticket/comments.
 */
export type Answer = (
  input: AnswerInput,
  entity: AnswerSubject,
  context: AnswerContext,
) => AnswerReply | Promise<AnswerReply>;

export type AnswerReply = NewComment | AnswerClosed | AnswerNotFound;

export interface AnswerSubject {
  readonly id: CommentId;
}

export interface AnswerContext extends Context {
  readonly calls: AnswerCalls;
  readonly errors: AnswerErrors;
}

export interface AnswerErrors {
  /** 409 */
  CLOSED(): AnswerClosed;
  /** 404 */
  NOT_FOUND(): AnswerNotFound;
}

export interface AnswerCalls {
  readonly support: AnswerCallsSupport;
}

export interface AnswerCallsSupport {
  readonly tickets: AnswerCallsSupportTickets;
}

export interface AnswerCallsSupportTickets {
  readonly inspect: CallInspect;
}

/** The functions that this component is written of. */
export interface CommentHandlers {
  readonly reply: Reply;
  readonly answer: Answer;
}
