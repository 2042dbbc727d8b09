import { id, text } from '@toac/runtime/check';
import type { RoutesDefinition } from '@toac/runtime/v1';

/** How this component is reached over HTTP. */
export const lotsRoutes: RoutesDefinition = {
  component: 'lots',
  routes: [
    {
      method: 'GET', path: '/lots', call: 'list', type: 'observation', scope: 'objects',
      status: 200, allow: { kind: 'authenticated' }, asks: true,
      query: { limit: { default: 100, max: 100 } },
      answers: 'page',
    },
    {
      method: 'POST', path: '/lots', call: 'create', type: 'transition', scope: 'new',
      status: 201, allow: { kind: 'authenticated' }, asks: true,
      bind: [{ input: 'seller', from: { kind: 'path', root: 'identity', segments: ['id'] } }],
      guards: [{ input: 'state', allow: { kind: 'role', segments: ['house', 'boss'] } }],
      body: { kind: 'value', required: true }, answers: 'value', tagged: true,
    },
    {
      method: 'GET', path: '/houses/:house/lots/:id', call: 'read', type: 'observation',
      scope: 'object', status: 200, hide: true, asks: true,
      parameters: [
        { name: 'house', as: 'text', rule: text(1, 20), to: 'criterion' },
        { name: 'id', as: 'text', rule: id, to: 'id' },
      ],
      answers: 'value', tagged: true,
    },
    {
      method: 'PATCH', path: '/houses/:house/lots/:id', call: 'edit', type: 'assignment',
      scope: 'changeset', status: 204, allow: { kind: 'authenticated' }, asks: true,
      parameters: [
        { name: 'house', as: 'text', rule: text(1, 20), to: 'criterion' },
        { name: 'id', as: 'text', rule: id, to: 'id' },
      ],
      guards: [{ input: 'reserve', allow: { kind: 'authenticated' } }],
      body: { kind: 'value' }, tagged: true,
    },
    {
      method: 'DELETE', path: '/houses/:house/lots/:id', call: 'drop', type: 'transition',
      scope: 'object', status: 204, allow: { kind: 'authenticated' }, asks: true,
      parameters: [
        { name: 'house', as: 'text', rule: text(1, 20), to: 'criterion' },
        { name: 'id', as: 'text', rule: id, to: 'id' },
      ],
    },
    {
      method: 'GET', path: '/lots/feed', call: 'feed', type: 'observation', scope: 'stream',
      status: 200, allow: { kind: 'authenticated' }, asks: true,
      answers: 'stream',
    },
    {
      method: 'GET', path: '/lots/:id/place', call: 'read', type: 'observation', scope: 'object',
      status: 200, asks: true,
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      answers: 'value', tagged: true,
    },
    {
      method: 'POST', path: '/quotes/:kind', call: 'quote', type: 'computation', scope: 'none',
      status: 200, asks: true,
      parameters: [{ name: 'kind', as: 'text', rule: text(1, 255), to: 'expression' }],
      body: { kind: 'value', required: true }, answers: 'value',
    },
  ],
};
