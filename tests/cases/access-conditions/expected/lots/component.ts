import type { ComponentDefinition } from '@toac/runtime/v1';
import { quote } from '../../src/lots/quote.ts';
import * as checks from './check.ts';
import type { LotHandlers } from './contract.ts';

const handlers: LotHandlers = { quote };

/** Every kind of condition, and what the matrix tries for it */
export const lots: ComponentDefinition = {
  id: 'lots',
  entity: {
    name: 'Lot',
    key: 'uuid',
    storage: 'default',
    fields: [
      { name: 'seller', type: 'text' },
      { name: 'house', type: 'text' },
      { name: 'room', type: 'text' },
      { name: 'state', type: 'text', default: 'draft' },
      { name: 'opens', type: 'timestamp' },
      { name: 'ends', type: 'timestamp', optional: true },
      { name: 'day', type: 'date', optional: true },
      { name: 'bids', type: 'integer', default: 0 },
      { name: 'limit', type: 'integer', default: 10 },
      { name: 'reserve', type: 'decimal(12.2)' },
      { name: 'watchers', type: 'document', items: 'text', default: [] },
      { name: 'place', type: 'document', optional: true },
      { name: 'hidden', type: 'boolean', default: false },
    ],
    index: [{ name: 'day', keys: [{ field: 'day', order: 'asc' }] }],
    check: {
      is: checks.isLot,
      check: checks.checkLot,
      read: checks.readLot,
      write: checks.writeLot,
    },
  },
  operations: [
    {
      name: 'read', type: 'observation', scope: 'object', auto: 'read',
      output: { check: checks.checkOpenLot, write: checks.writeLot },
    },
    {
      name: 'list', type: 'observation', scope: 'objects', auto: 'list',
      output: { check: checks.checkListOutput, write: checks.writeListOutput, plain: true },
      where: {
        kind: 'and',
        of: [
          {
            kind: 'not',
            of: { kind: 'true', path: { kind: 'path', root: 'entity', segments: ['hidden'] } },
          },
          {
            kind: 'compare',
            operator: '!=',
            left: { kind: 'path', root: 'entity', segments: ['state'] },
            right: { kind: 'literal', value: 'draft' },
            as: 'text',
          },
        ],
      },
    },
    {
      name: 'feed', type: 'observation', scope: 'stream', auto: 'stream',
      output: { check: checks.checkFeedOutput, write: checks.writeFeedOutput },
    },
    {
      name: 'create', type: 'transition', scope: 'new', auto: 'create', proven: true,
      input: {
        is: checks.isCreateInput,
        check: checks.checkCreateInput,
        read: checks.readCreateInput,
      },
      output: { check: checks.checkCreateOutput, write: checks.writeCreateOutput, plain: true },
    },
    {
      name: 'edit', type: 'assignment', scope: 'changeset', auto: 'update',
      input: { is: checks.isEditInput, check: checks.checkEditInput, read: checks.readEditInput },
    },
    { name: 'drop', type: 'transition', scope: 'object', auto: 'delete', deletes: true },
    {
      name: 'quote', type: 'computation', scope: 'none', handler: handlers.quote,
      input: { is: checks.isQuoteInput, check: checks.checkQuoteInput },
      output: { check: checks.checkQuoteOutput, write: checks.writeQuoteOutput, plain: true },
    },
  ],
  policies: {
    seller: {
      kind: 'compare',
      operator: '==',
      left: { kind: 'path', root: 'entity', segments: ['seller'] },
      right: { kind: 'path', root: 'identity', segments: ['id'] },
      as: 'text',
    },
    porter: {
      kind: 'role',
      segments: [
        'house',
        { kind: 'path', root: 'entity', segments: ['house'] },
        'room',
        { kind: 'path', root: 'entity', segments: ['room'] },
        'porter',
      ],
    },
    running: {
      kind: 'and',
      of: [
        {
          kind: 'compare',
          operator: '<=',
          left: { kind: 'path', root: 'entity', segments: ['opens'] },
          right: { kind: 'now' },
          as: 'time',
        },
        {
          kind: 'compare',
          operator: '>',
          left: { kind: 'path', root: 'entity', segments: ['ends'] },
          right: { kind: 'shift', of: { kind: 'now' }, by: 3600000 },
          as: 'time',
        },
      ],
    },
    stale: {
      kind: 'compare',
      operator: '<',
      left: { kind: 'path', root: 'entity', segments: ['_created'] },
      right: { kind: 'shift', of: { kind: 'now' }, by: -2592000000 },
      as: 'time',
    },
    soon: {
      kind: 'or',
      of: [
        {
          kind: 'compare',
          operator: '==',
          left: { kind: 'path', root: 'entity', segments: ['day'] },
          right: { kind: 'today' },
          as: 'time',
        },
        {
          kind: 'compare',
          operator: '>=',
          left: { kind: 'path', root: 'entity', segments: ['day'] },
          right: { kind: 'shift', of: { kind: 'today', zone: 'Europe/Berlin' }, by: 604800000 },
          as: 'time',
        },
      ],
    },
    partner: {
      kind: 'and',
      of: [
        { kind: 'scheme', scheme: 'bearer' },
        { kind: 'claim', name: 'tenant', value: 'acme' },
      ],
    },
    local: {
      kind: 'and',
      of: [
        {
          kind: 'compare',
          operator: '==',
          left: { kind: 'path', root: 'entity', segments: ['place', 'country'] },
          right: { kind: 'literal', value: 'DE' },
          as: 'text',
        },
        { kind: 'has', path: { kind: 'path', root: 'entity', segments: ['ends'] } },
      ],
    },
  },
  access: [
    {
      route: 'GET /lots',
      allow: {
        kind: 'or',
        of: [
          { kind: 'policy', name: 'seller' },
          { kind: 'policy', name: 'porter' },
          { kind: 'role', segments: ['house', 'boss'] },
        ],
      },
    },
    {
      route: 'POST /lots',
      allow: {
        kind: 'and',
        of: [
          { kind: 'authenticated' },
          {
            kind: 'or',
            of: [
              {
                kind: 'compare',
                operator: '>=',
                left: { kind: 'path', root: 'input', segments: ['reserve'] },
                right: { kind: 'literal', value: '10' },
                as: 'number',
              },
              { kind: 'role', segments: ['house', 'boss'] },
            ],
          },
        ],
      },
    },
    {
      route: 'GET /houses/:house/lots/:id',
      allow: {
        kind: 'or',
        of: [
          {
            kind: 'and',
            of: [
              { kind: 'policy', name: 'running' },
              { kind: 'not', of: { kind: 'policy', name: 'stale' } },
            ],
          },
          { kind: 'policy', name: 'seller' },
        ],
      },
      hide: true,
    },
    {
      route: 'PATCH /houses/:house/lots/:id',
      allow: {
        kind: 'or',
        of: [
          { kind: 'policy', name: 'porter' },
          {
            kind: 'in',
            left: { kind: 'path', root: 'identity', segments: ['id'] },
            right: [{ kind: 'path', root: 'entity', segments: ['watchers'] }],
            as: 'text',
          },
        ],
      },
      guards: [
        {
          input: 'bids',
          allow: {
            kind: 'compare',
            operator: '<',
            left: { kind: 'path', root: 'entity', segments: ['bids'] },
            right: { kind: 'path', root: 'entity', segments: ['limit'] },
            as: 'number',
          },
        },
        {
          input: 'reserve',
          allow: {
            kind: 'and',
            of: [
              {
                kind: 'in',
                left: { kind: 'path', root: 'entity', segments: ['state'] },
                right: [{ kind: 'literal', value: 'draft' }, { kind: 'literal', value: 'open' }],
                as: 'text',
              },
              { kind: 'policy', name: 'seller' },
            ],
          },
        },
      ],
    },
    {
      route: 'DELETE /houses/:house/lots/:id',
      allow: {
        kind: 'and',
        of: [
          { kind: 'policy', name: 'seller' },
          {
            kind: 'compare',
            operator: '==',
            left: { kind: 'path', root: 'entity', segments: ['bids'] },
            right: { kind: 'literal', value: 0 },
            as: 'number',
          },
          {
            kind: 'compare',
            operator: '==',
            left: { kind: 'path', root: 'entity', segments: ['ends'] },
            right: { kind: 'literal', value: null },
            as: 'null',
          },
        ],
      },
    },
    {
      route: 'GET /lots/feed',
      allow: {
        kind: 'or',
        of: [
          { kind: 'policy', name: 'partner' },
          {
            kind: 'and',
            of: [
              { kind: 'policy', name: 'seller' },
              {
                kind: 'compare',
                operator: '!=',
                left: { kind: 'path', root: 'entity', segments: ['state'] },
                right: { kind: 'literal', value: 'withdrawn' },
                as: 'text',
              },
            ],
          },
        ],
      },
    },
    {
      route: 'GET /lots/:id/place',
      allow: {
        kind: 'or',
        of: [
          { kind: 'policy', name: 'local' },
          { kind: 'and', of: [{ kind: 'policy', name: 'soon' }, { kind: 'authenticated' }] },
        ],
      },
    },
    {
      route: 'POST /quotes/:kind',
      allow: {
        kind: 'or',
        of: [
          {
            kind: 'compare',
            operator: '==',
            left: { kind: 'path', root: 'route', segments: ['kind'] },
            right: { kind: 'path', root: 'input', segments: ['of'] },
            as: 'text',
          },
          {
            kind: 'and',
            of: [
              {
                kind: 'compare',
                operator: '<',
                left: { kind: 'path', root: 'input', segments: ['amount'] },
                right: { kind: 'literal', value: 5 },
                as: 'number',
              },
              { kind: 'authenticated' },
            ],
          },
        ],
      },
    },
  ],
};
