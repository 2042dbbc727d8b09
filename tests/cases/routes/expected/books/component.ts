import type { ComponentDefinition } from '@toac/runtime/v1';
import { bind } from '../../src/books/bind.ts';
import { estimate } from '../../src/books/estimate.ts';
import { lend } from '../../src/books/lend.ts';
import { receive } from '../../src/books/receive.ts';
import * as checks from './check.ts';
import type { BookHandlers } from './contract.ts';

const handlers: BookHandlers = { lend, bind, estimate, receive };

/** Every kind of parameter, query, body and answer */
export const books: ComponentDefinition = {
  id: 'books',
  entity: {
    name: 'Book',
    key: 'uuid',
    storage: 'default',
    fields: [
      { name: 'owner', type: 'text' },
      { name: 'shelf', type: 'text' },
      { name: 'title', type: 'text' },
      { name: 'pages', type: 'integer' },
      { name: 'price', type: 'decimal(8.2)', optional: true },
      { name: 'read', type: 'boolean', default: false },
      { name: 'state', type: 'text', default: 'here' },
      { name: 'tags', type: 'document', items: 'text', default: [] },
      { name: 'due', type: 'date', optional: true },
      { name: 'cover', type: 'bytes', optional: true },
    ],
    check: {
      is: checks.isBook,
      check: checks.checkBook,
      read: checks.readBook,
      write: checks.writeBook,
    },
  },
  operations: [
    {
      name: 'add', type: 'transition', scope: 'new', auto: 'create', proven: true,
      input: { is: checks.isAddInput, check: checks.checkAddInput },
      output: { check: checks.checkOpenBook, write: checks.writeBook },
    },
    {
      name: 'read', type: 'observation', scope: 'object', auto: 'read',
      output: { check: checks.checkOpenBook, write: checks.writeBook },
    },
    {
      name: 'list', type: 'observation', scope: 'objects', auto: 'list',
      output: { check: checks.checkListOutput, write: checks.writeListOutput, plain: true },
    },
    {
      name: 'watch', type: 'observation', scope: 'stream', auto: 'stream',
      output: { check: checks.checkWatchOutput, write: checks.writeWatchOutput },
    },
    {
      name: 'edit', type: 'assignment', scope: 'changeset', auto: 'update',
      input: { is: checks.isEditInput, check: checks.checkEditInput },
    },
    { name: 'remove', type: 'transition', scope: 'object', auto: 'delete', deletes: true },
    {
      name: 'lend', type: 'transition', scope: 'object', handler: handlers.lend,
      input: { is: checks.isLendInput, check: checks.checkLendInput, read: checks.readLendInput },
      output: { check: checks.checkLendOutput, write: checks.writeLendOutput, plain: true },
      errors: [
        { code: 'NOT_HERE', status: 409 },
        {
          code: 'TOO_LONG',
          status: 409,
          data: { check: checks.checkLendTooLongData, write: checks.writeLendTooLongData },
        },
        { code: 'NO_CARD', status: 402 },
      ],
      timeout: 5000,
    },
    { name: 'bind', type: 'transition', scope: 'object', handler: handlers.bind, task: true },
    {
      name: 'estimate', type: 'computation', scope: 'none', handler: handlers.estimate,
      input: { is: checks.isEstimateInput, check: checks.checkEstimateInput },
      output: {
        check: checks.checkEstimateOutput,
        write: checks.writeEstimateOutput,
        plain: true,
      },
    },
    {
      name: 'receive', type: 'effect', scope: 'none', handler: handlers.receive,
      input: {
        is: checks.isReceiveInput,
        check: checks.checkReceiveInput,
        read: checks.readReceiveInput,
      },
      errors: [{ code: 'FORGED', status: 400 }],
    },
  ],
  policies: {
    owner: {
      kind: 'compare',
      operator: '==',
      left: { kind: 'path', root: 'entity', segments: ['owner'] },
      right: { kind: 'path', root: 'identity', segments: ['id'] },
      as: 'text',
    },
  },
  access: [
    { route: 'GET /books', allow: { kind: 'policy', name: 'owner' } },
    { route: 'PATCH /books/:id', allow: { kind: 'policy', name: 'owner' }, hide: true },
    { route: 'DELETE /books/:id', allow: { kind: 'policy', name: 'owner' } },
    { route: 'POST /books/:id/lending', allow: { kind: 'policy', name: 'owner' } },
    { route: 'POST /books/:id/binding', allow: { kind: 'policy', name: 'owner' } },
    { route: 'GET /shelves/:shelf/feed', allow: { kind: 'policy', name: 'owner' } },
  ],
};
