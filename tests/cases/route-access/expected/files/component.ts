import type { ComponentDefinition } from '@toac/runtime/v1';
import { count } from '../../src/files/count.ts';
import * as checks from './check.ts';
import type { FileHandlers } from './contract.ts';

const handlers: FileHandlers = { count };

/** Who may call what, in two halves */
export const files: ComponentDefinition = {
  id: 'files',
  entity: {
    name: 'File',
    key: 'uuid',
    storage: 'default',
    fields: [
      { name: 'owner', type: 'text' },
      { name: 'office', type: 'text' },
      { name: 'secret', type: 'boolean', default: false },
      { name: 'readers', type: 'document', items: 'text', default: [] },
      { name: 'text', type: 'text', optional: true },
    ],
    check: {
      is: checks.isFile,
      check: checks.checkFile,
      read: checks.readFile,
      write: checks.writeFile,
    },
  },
  operations: [
    {
      name: 'add', type: 'transition', scope: 'new', auto: 'create', proven: true,
      input: { is: checks.isAddInput, check: checks.checkAddInput },
      output: { check: checks.checkAddOutput, write: checks.writeAddOutput, plain: true },
    },
    {
      name: 'read', type: 'observation', scope: 'object', auto: 'read',
      output: { check: checks.checkReadOutput, write: checks.writeReadOutput, plain: true },
    },
    {
      name: 'list', type: 'observation', scope: 'objects', auto: 'list',
      output: { check: checks.checkListOutput, write: checks.writeListOutput, plain: true },
    },
    {
      name: 'edit', type: 'assignment', scope: 'changeset', auto: 'update',
      input: { is: checks.isEditInput, check: checks.checkEditInput },
    },
    { name: 'remove', type: 'transition', scope: 'object', auto: 'delete', deletes: true },
    {
      name: 'count', type: 'observation', scope: 'objects', handler: handlers.count,
      output: { check: checks.checkCountOutput, write: checks.writeCountOutput, plain: true },
      limit: 100,
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
    clerk: {
      kind: 'role',
      segments: ['office', { kind: 'path', root: 'entity', segments: ['office'] }, 'clerk'],
    },
    boss: { kind: 'role', segments: ['office', 'boss'] },
    near: {
      kind: 'compare',
      operator: '==',
      left: { kind: 'path', root: 'entity', segments: ['office'] },
      right: { kind: 'path', root: 'request', segments: ['headers', 'x-office'] },
      as: 'text',
    },
    open: {
      kind: 'not',
      of: { kind: 'true', path: { kind: 'path', root: 'entity', segments: ['secret'] } },
    },
    member: {
      kind: 'in',
      left: { kind: 'path', root: 'identity', segments: ['id'] },
      right: [{ kind: 'path', root: 'entity', segments: ['readers'] }],
      as: 'text',
    },
    human: { kind: 'not', of: { kind: 'scheme', scheme: 'token' } },
  },
  access: [
    {
      route: 'GET /files',
      allow: {
        kind: 'or',
        of: [{ kind: 'policy', name: 'owner' }, { kind: 'policy', name: 'boss' }],
      },
    },
    {
      route: 'POST /files',
      allow: {
        kind: 'and',
        of: [
          { kind: 'authenticated' },
          {
            kind: 'compare',
            operator: '!=',
            left: { kind: 'path', root: 'input', segments: ['office'] },
            right: { kind: 'literal', value: 'closed' },
            as: 'text',
          },
        ],
      },
      guards: [{ input: 'secret', allow: { kind: 'policy', name: 'boss' } }],
    },
    {
      route: 'GET /files/count',
      allow: {
        kind: 'and',
        of: [{ kind: 'policy', name: 'boss' }, { kind: 'policy', name: 'human' }],
      },
    },
    {
      route: 'GET /files/:id',
      allow: {
        kind: 'or',
        of: [
          {
            kind: 'and',
            of: [
              { kind: 'policy', name: 'near' },
              {
                kind: 'or',
                of: [{ kind: 'policy', name: 'owner' }, { kind: 'policy', name: 'clerk' }],
              },
            ],
          },
          {
            kind: 'and',
            of: [{ kind: 'policy', name: 'member' }, { kind: 'policy', name: 'open' }],
          },
        ],
      },
      hide: true,
    },
    {
      route: 'PATCH /files/:id',
      allow: {
        kind: 'or',
        of: [{ kind: 'policy', name: 'owner' }, { kind: 'policy', name: 'clerk' }],
      },
      guards: [
        {
          input: 'secret',
          allow: {
            kind: 'or',
            of: [{ kind: 'policy', name: 'owner' }, { kind: 'policy', name: 'boss' }],
          },
        },
        { input: 'owner', allow: { kind: 'policy', name: 'boss' } },
        { input: 'text', allow: { kind: 'policy', name: 'near' } },
      ],
    },
    {
      route: 'DELETE /files/:id',
      allow: {
        kind: 'and',
        of: [
          { kind: 'policy', name: 'boss' },
          {
            kind: 'not',
            of: {
              kind: 'or',
              of: [
                { kind: 'true', path: { kind: 'path', root: 'entity', segments: ['secret'] } },
                { kind: 'policy', name: 'near' },
              ],
            },
          },
        ],
      },
    },
  ],
};
