import { id } from '@toac/runtime/check';
import type { RoutesDefinition } from '@toac/runtime/v1';

/** How this component is reached over HTTP. */
export const filesRoutes: RoutesDefinition = {
  component: 'files',
  routes: [
    {
      method: 'GET', path: '/files', call: 'list', type: 'observation', scope: 'objects',
      status: 200, allow: { kind: 'authenticated' }, asks: true, surface: 'ab6a513cf58e',
      query: { limit: { default: 100, max: 100 } },
      answers: 'page',
    },
    {
      method: 'POST', path: '/files', call: 'add', type: 'transition', scope: 'new', status: 201,
      allow: { kind: 'authenticated' }, asks: true, surface: '86f890152b05',
      bind: [{ input: 'owner', from: { kind: 'path', root: 'identity', segments: ['id'] } }],
      guards: [{ input: 'secret', allow: { kind: 'role', segments: ['office', 'boss'] } }],
      body: { kind: 'value', required: true }, answers: 'value', tagged: true,
      location: '/files/',
    },
    {
      method: 'GET', path: '/files/count', call: 'count', type: 'observation', scope: 'objects',
      status: 200,
      allow: {
        kind: 'and',
        of: [
          { kind: 'role', segments: ['office', 'boss'] },
          { kind: 'not', of: { kind: 'scheme', scheme: 'token' } },
        ],
      },
      asks: true, surface: 'dfcab32bf9d9',
      answers: 'value',
    },
    {
      method: 'GET', path: '/files/:id', call: 'read', type: 'observation', scope: 'object',
      status: 200, allow: { kind: 'authenticated' }, hide: true, asks: true,
      surface: '2f02a3901d3a',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      reads: ['headers.x-office'],
      answers: 'value', tagged: true,
    },
    {
      method: 'PATCH', path: '/files/:id', call: 'edit', type: 'assignment', scope: 'changeset',
      status: 204, allow: { kind: 'authenticated' }, asks: true, surface: 'a3d25db1f1cc',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      guards: [
        { input: 'secret', allow: { kind: 'authenticated' } },
        { input: 'owner', allow: { kind: 'role', segments: ['office', 'boss'] } },
      ],
      reads: ['headers.x-office'],
      body: { kind: 'value' }, tagged: true,
    },
    {
      method: 'DELETE', path: '/files/:id', call: 'remove', type: 'transition', scope: 'object',
      status: 204, allow: { kind: 'role', segments: ['office', 'boss'] }, asks: true,
      surface: '87113fc9907d',
      parameters: [{ name: 'id', as: 'text', rule: id, to: 'id' }],
      reads: ['headers.x-office'],
    },
  ],
};
