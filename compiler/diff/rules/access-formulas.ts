// Pages: who may call what. Conditions are compared as formulas, not as texts.
import { CALLERS_FIRST, pages, SERVICE_FIRST } from './page.ts';

function allow(expression: string): string {
  return `routes:\n  /orders/:id:\n    GET: { allow: ${expression} }`;
}

export const ACCESS_FORMULAS = pages('access', [
  {
    id: 'access-narrowed',
    cause: 'Somebody who might call a route may not any more.',
    before: allow('role(shop:staff) or role(shop:clerk)'),
    after: allow('role(shop:staff)'),
    remedy: 'Tell those who lose it.',
    rollout: CALLERS_FIRST,
    mirror: 'access-widened',
  },
  {
    id: 'access-widened',
    cause: 'Somebody who might not call a route may now.',
    before: allow('role(shop:staff)'),
    after: allow('role(shop:staff) or role(shop:clerk)'),
    remedy: 'Be sure that all of them may.',
    rollout: SERVICE_FIRST,
    mirror: 'access-narrowed',
  },
  {
    id: 'access-crossing',
    cause: 'Somebody lost a route, and somebody else gained it.',
    before: allow('role(shop:staff)'),
    after: allow('role(shop:clerk)'),
    remedy: 'Let both in for a while.',
    rollout: CALLERS_FIRST,
    mirror: 'access-crossing',
  },
  {
    id: 'access-anonymous-enabled',
    cause: 'A route may be called without credentials, by everybody on the network.',
    before: allow('role(shop:staff)'),
    after: allow('anonymous'),
    remedy: 'Be sure that it is meant, and that no output says more than it should.',
    rollout: SERVICE_FIRST,
    mirror: 'access-narrowed',
  },
]);
