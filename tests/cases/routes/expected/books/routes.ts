import {
  date,
  decimal,
  flag,
  float,
  id,
  integer,
  list,
  match,
  oneOf,
  text,
  timestamp,
} from '@toac/runtime/check';
import type { RoutesDefinition } from '@toac/runtime/v1';

const ordered = ['eq', 'ne', 'in', 'lt', 'le', 'gt', 'ge'] as const;
const stateValues = ['here', 'lent', 'lost'];
const shelfPattern = /^[A-Z][0-9]{1,3}$/u;

/** How this component is reached over HTTP. */
export const booksRoutes: RoutesDefinition = {
  component: 'books',
  routes: [
    {
      method: 'GET', path: '/books', call: 'list', type: 'observation', scope: 'objects',
      status: 200, allow: { kind: 'authenticated' }, asks: true, surface: 'f42a8fb86525',
      query: {
        filter: [
          { name: 'title', as: 'text', rule: text(1, 120), operators: ordered },
          { name: 'pages', as: 'number', rule: integer({ min: 1 }), operators: ordered },
          {
            name: 'price',
            as: 'text',
            rule: decimal({ digits: 8, scale: 2 }),
            operators: [...ordered, 'null'],
          },
          { name: 'read', as: 'boolean', rule: flag, operators: ['eq'] },
          { name: 'state', as: 'text', rule: oneOf(stateValues), operators: ['eq', 'ne', 'in'] },
          {
            name: 'tags',
            as: 'text',
            rule: text(1, 30),
            operators: ['eq', 'ne', 'in'],
            contains: true,
          },
          { name: 'due', as: 'text', rule: date(), operators: [...ordered, 'null'] },
          { name: '_created', as: 'text', rule: timestamp(), operators: ordered },
        ],
        sort: ['title', 'due', '_created'],
        fields: ['title', 'state'],
        limit: { default: 10, max: 50 },
      },
      answers: 'page',
    },
    {
      method: 'POST', path: '/books', call: 'add', type: 'transition', scope: 'new', status: 201,
      allow: { kind: 'authenticated' }, surface: 'd18799e9ce4a',
      bind: [{ input: 'owner', from: { kind: 'path', root: 'identity', segments: ['id'] } }],
      body: { kind: 'value', required: true }, takes: ['shelf', 'title', 'pages'],
      answers: 'value', shows: ['id', 'title'], tagged: true, location: '/books/',
    },
    {
      method: 'GET', path: '/books/:id', call: 'read', type: 'observation', scope: 'object',
      status: 200, surface: 'ac7d01fe6dc5',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      answers: 'value', tagged: true, cache: { public: true, max: 30, revalidate: 300 },
    },
    {
      method: 'PATCH', path: '/books/:id', call: 'edit', type: 'assignment', scope: 'changeset',
      status: 204, allow: { kind: 'authenticated' }, hide: true, asks: true,
      surface: '9542470a12b6',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      require: ['x-reason'], body: { kind: 'value' }, tagged: true,
    },
    {
      method: 'DELETE', path: '/books/:id', call: 'remove', type: 'transition', scope: 'object',
      status: 204, allow: { kind: 'authenticated' }, asks: true, surface: '87113fc9907d',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
    },
    {
      method: 'POST', path: '/books/:id/lending', call: 'lend', type: 'transition',
      scope: 'object', status: 200, allow: { kind: 'authenticated' }, asks: true,
      surface: 'fba35a36ec88',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      body: { kind: 'value', required: true }, answers: 'value', tagged: true,
      errors: { NOT_HERE: 409, TOO_LONG: 409, NO_CARD: 402 },
      deprecated: { sunset: '2027-06-30' }, timeout: 5000,
    },
    {
      method: 'POST', path: '/books/:id/binding', call: 'bind', type: 'transition',
      scope: 'object', status: 202, allow: { kind: 'authenticated' }, asks: true,
      surface: '87113fc9907d',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      task: true,
    },
    {
      method: 'GET', path: '/shelves/:shelf/books', call: 'list', type: 'observation',
      scope: 'objects', status: 200, allow: { kind: 'authenticated' }, surface: 'f42a8fb86525',
      parameters: [{ name: 'shelf', as: 'text', rule: match(shelfPattern), to: 'criterion' }],
      query: { limit: { default: 100, max: 100 } },
      answers: 'page',
    },
    {
      method: 'POST', path: '/shelves/:shelf/books', call: 'add', type: 'transition',
      scope: 'new', status: 201, allow: { kind: 'authenticated' }, surface: 'd18799e9ce4a',
      parameters: [{ name: 'shelf', as: 'text', rule: match(shelfPattern), to: 'input' }],
      bind: [{ input: 'owner', from: { kind: 'path', root: 'identity', segments: ['id'] } }],
      body: { kind: 'value', required: true }, answers: 'value', tagged: true,
      location: '/books/',
    },
    {
      method: 'GET', path: '/shelves/:shelf/feed', call: 'watch', type: 'observation',
      scope: 'stream', status: 200, allow: { kind: 'authenticated' }, asks: true,
      surface: '045e6e2ab0aa',
      parameters: [{ name: 'shelf', as: 'text', rule: match(shelfPattern), to: 'criterion' }],
      query: {
        filter: [
          { name: 'state', as: 'text', rule: oneOf(stateValues), operators: ['eq', 'ne', 'in'] },
        ],
        limit: { default: 100, max: 100 },
      },
      answers: 'stream',
    },
    {
      method: 'GET', path: '/estimate', call: 'estimate', type: 'computation', scope: 'none',
      status: 200, surface: '8f12f8796749',
      inputs: [
        { name: 'lengths', as: 'number', rule: list(integer({ min: 1 }), 1, 10), list: true },
        { name: 'speed', as: 'number', rule: float({ above: 0 }), required: true },
        { name: 'exact', as: 'boolean', rule: flag },
        { name: 'from', as: 'text', rule: date() },
      ],
      answers: 'value',
    },
    {
      method: 'POST', path: '/deliveries/:supplier', call: 'receive', type: 'effect',
      scope: 'none', status: 204,
      allow: {
        kind: 'compare',
        operator: '==',
        left: { kind: 'path', root: 'request', segments: ['headers', 'x-supplier'] },
        right: { kind: 'path', root: 'route', segments: ['supplier'] },
        as: 'text',
      },
      surface: 'e0c5236bc6f8',
      parameters: [{ name: 'supplier', as: 'text', rule: text(1, 255), to: 'expression' }],
      bind: [
        { input: 'body', from: { kind: 'path', root: 'request', segments: ['body'] } },
        {
          input: 'signature',
          from: { kind: 'path', root: 'request', segments: ['headers', 'x-signature'] },
        },
        {
          input: 'attempt',
          from: { kind: 'path', root: 'request', segments: ['headers', 'x-attempt'] },
          as: 'number',
        },
      ],
      body: { kind: 'raw', required: true, accepts: ['application/octet-stream'] },
      errors: { FORGED: 400 },
    },
  ],
};
