import type { ComponentDefinition } from '@toac/runtime/v1';
import { answer } from '../../../../examples/desk/src/support/comments/answer.ts';
import { reply } from '../../../../examples/desk/src/support/comments/reply.ts';
import {
  checkAnswerInput,
  checkAnswerOutput,
  checkListOutput,
  checkReplyInput,
  checkReplyOutput,
  checkStoredComment,
  checkThreadOutput,
  isAnswerInput,
  isAnswerOutput,
  isListOutput,
  isReplyInput,
  isReplyOutput,
  isStoredComment,
  isThreadOutput,
  readListOutput,
  readStoredComment,
  writeAnswerInput,
  writeAnswerOutput,
  writeListOutput,
  writeReplyInput,
  writeReplyOutput,
  writeStoredComment,
  writeThreadOutput,
} from './check.ts';
import type { CommentHandlers } from './contract.ts';

const handlers: CommentHandlers = { reply, answer };

/** The conversation under a ticket */
export const supportComments: ComponentDefinition = {
  id: 'support.comments',
  entity: {
    name: 'Comment',
    key: 'uuid',
    storage: 'default',
    fields: {
      ticket: { type: 'text' },
      team: { type: 'text' },
      asker: { type: 'text' },
      author: { type: 'text' },
      text: { type: 'text' },
      visibility: { type: 'text', default: 'everyone' },
    },
    index: { thread: { ticket: 'asc', _created: 'asc' } },
    check: {
      is: isStoredComment,
      check: checkStoredComment,
      read: readStoredComment,
      write: writeStoredComment,
    },
  },
  operations: {
    reply: {
      type: 'transition',
      scope: 'new',
      handler: handlers.reply,
      input: { is: isReplyInput, check: checkReplyInput, write: writeReplyInput },
      output: { is: isReplyOutput, check: checkReplyOutput, write: writeReplyOutput },
      errors: { CLOSED: { status: 409 }, NOT_FOUND: { status: 404 } },
      calls: ['support.tickets.inspect'],
    },
    answer: {
      type: 'transition',
      scope: 'new',
      handler: handlers.answer,
      input: { is: isAnswerInput, check: checkAnswerInput, write: writeAnswerInput },
      output: { is: isAnswerOutput, check: checkAnswerOutput, write: writeAnswerOutput },
      errors: { CLOSED: { status: 409 }, NOT_FOUND: { status: 404 } },
      calls: ['support.tickets.inspect'],
    },
    list: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: {
        is: isListOutput,
        check: checkListOutput,
        read: readListOutput,
        write: writeListOutput,
      },
    },
    thread: {
      type: 'observation',
      scope: 'objects',
      auto: 'list',
      output: { is: isThreadOutput, check: checkThreadOutput, write: writeThreadOutput },
    },
    erase: { type: 'transition', scope: 'object', auto: 'delete', deletes: true },
  },
};
