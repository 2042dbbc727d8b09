import { id, text } from '@toac/runtime/check';
import type { RoutesDefinition } from '@toac/runtime/v1';

/** How this component is reached over HTTP. */
export const lotsRoutes: RoutesDefinition = {
  component: 'lots',
  routes: [
    {
      method: 'GET', path: '/lots', call: 'list', type: 'observation', scope: 'objects',
      status: 200, allow: { kind: 'authenticated' }, asks: true, surface: '4e13428907cb',
      query: { limit: { default: 100, max: 100 } },
      answers: 'page',
    },
    {
      method: 'POST', path: '/lots', call: 'create', type: 'transition', scope: 'new',
      status: 201, allow: { kind: 'authenticated' }, asks: true, surface: 'c4014235a49e',
      bind: [{ input: 'seller', from: { kind: 'path', root: 'identity', segments: ['id'] } }],
      guards: [{ input: 'state', allow: { kind: 'role', segments: ['house', 'boss'] } }],
      body: { kind: 'value', required: true }, answers: 'value', tagged: true,
    },
    {
      method: 'GET', path: '/houses/:house/lots/:id', call: 'read', type: 'observation',
      scope: 'object', status: 200, hide: true, asks: true, surface: '11fe5f7a8b68',
      parameters: [
        { name: 'house', as: 'text', rule: text(1, 20), to: 'criterion' },
        { name: 'id', as: 'text', rule: id, to: 'id' },
      ],
      answers: 'value', tagged: true,
    },
    {
      method: 'PATCH', path: '/houses/:house/lots/:id', call: 'edit', type: 'assignment',
      scope: 'changeset', status: 204, allow: { kind: 'authenticated' }, asks: true,
      surface: 'f2847e19ad4e',
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
      surface: '87113fc9907d',
      parameters: [
        { name: 'house', as: 'text', rule: text(1, 20), to: 'criterion' },
        { name: 'id', as: 'text', rule: id, to: 'id' },
      ],
    },
    {
      method: 'GET', path: '/lots/feed', call: 'feed', type: 'observation', scope: 'stream',
      status: 200, allow: { kind: 'authenticated' }, asks: true, surface: 'dc9b9fa6cf9e',
      answers: 'stream',
    },
    {
      method: 'GET', path: '/lots/:id/place', call: 'read', type: 'observation', scope: 'object',
      status: 200, asks: true, surface: '11fe5f7a8b68',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      answers: 'value', tagged: true,
    },
    {
      method: 'POST', path: '/quotes/:kind', call: 'quote', type: 'computation', scope: 'none',
      status: 200, asks: true, surface: 'f64a145c3449',
      parameters: [{ name: 'kind', as: 'text', rule: text(1, 255), to: 'expression' }],
      body: { kind: 'value', required: true }, answers: 'value',
    },
  ],
};
