// Pages: policies, who may set what, and how callers prove who they are.
import {
  ANY_ORDER,
  CALLERS_FIRST,
  NOTHING,
  OPERATORS_FIRST,
  pages,
  SERVICE_FIRST,
  SIDE_BY_SIDE,
} from './page.ts';

const USED =
  'policies:\n  clerk: role(shop:clerk)\nroutes:\n  /all:\n    GET: { call: list, allow: clerk }';

/** The production deployment's identity. */
function identity(lines: string): string {
  return `# deployments/production.yaml\nidentity:\n  ${lines}`;
}

function issuer(more: string): string {
  return identity(`federation: { issuers: [{ url: "https://id.example", ${more} }] }`);
}

function tokens(lines: string): string {
  return identity(`tokens: { ${lines} }`);
}

const CHANGE =
  'operations:\n  change: { type: transition, input: { title?: ., note?: string(..9) } }\nroutes:\n  /orders/:id/change:\n    POST: { call: change, allow: authenticated';

const STAFF = '# deployments/production.yaml\npolicies:\n  orders: { staff: ';

export const ACCESS = pages('access', [
  {
    id: 'policy-added',
    cause: 'A policy is new. Who may what is compared where routes name it.',
    before: USED,
    after: USED.replace('clerk: role', 'chief: role(shop:chief)\n  clerk: role').replace(
      'allow: clerk',
      'allow: clerk',
    ),
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'policy-removed',
  },
  {
    id: 'policy-removed',
    cause: 'A policy is gone. Deployments that narrow it are refused.',
    before: USED.replace('clerk: role', 'chief: role(shop:chief)\n  clerk: role'),
    after: USED,
    remedy: 'Take it out of the deployments in the same change.',
    rollout: ANY_ORDER,
    mirror: 'policy-added',
  },
  {
    id: 'policy-renamed',
    cause:
      'A policy has another name, and says the same. Deployments that narrow it by the old one are refused.',
    before: USED,
    after: USED.replaceAll('clerk:', 'teller:')
      .replace('allow: clerk', 'allow: teller')
      .replace('role(shop:clerk)', 'role(shop:clerk)'),
    remedy: 'Name it anew in the deployments in the same change.',
    rollout: ANY_ORDER,
    mirror: 'policy-renamed',
  },
  {
    id: 'policy-narrowed',
    cause: 'A deployment joins a condition to a policy: fewer callers pass it.',
    before: '',
    after: `${STAFF}role(shop:chief) } `,
    remedy: 'Tell those who lose it.',
    rollout: CALLERS_FIRST,
    mirror: 'policy-unnarrowed',
  },
  {
    id: 'policy-unnarrowed',
    cause: 'A deployment joins a condition to a policy no more: more callers pass it.',
    before: `${STAFF}role(shop:chief) }`,
    after: '',
    remedy: 'Be sure that all of them may.',
    rollout: ANY_ORDER,
    mirror: 'policy-narrowed',
  },
  {
    id: 'policy-narrowing-changed',
    cause: 'A deployment joins another condition to a policy: others pass it than before.',
    before: `${STAFF}role(shop:chief) }`,
    after: `${STAFF}role(shop:boss) }`,
    remedy: 'Look at who comes and who goes.',
    rollout: CALLERS_FIRST,
    mirror: 'policy-narrowing-changed',
  },
  {
    id: 'auth-input-restricted',
    cause: 'Not everybody who may call a route may set a member any more.',
    before: `${CHANGE} }`,
    after: `${CHANGE}, guard: { note: staff } }`,
    remedy: 'Ask callers first.',
    rollout: CALLERS_FIRST,
    mirror: 'auth-input-unrestricted',
  },
  {
    id: 'auth-input-unrestricted',
    cause: 'Everybody who may call a route may set a member that was guarded.',
    before: `${CHANGE}, guard: { note: staff } }`,
    after: `${CHANGE} }`,
    remedy: 'Keep the guard.',
    rollout: SERVICE_FIRST,
    mirror: 'auth-input-restricted',
  },
  {
    id: 'incept-changed',
    cause: 'Another member of the reply is the id of the new identity, or none is.',
    before: 'routes:\n  /orders:\n    POST: { incept: id }',
    after: '',
    remedy: 'Add a route beside it.',
    rollout: SIDE_BY_SIDE,
    mirror: 'incept-changed',
  },
  {
    id: 'auth-scheme-added',
    cause: 'Callers may prove who they are in another way.',
    before: '',
    after: identity('basic: {}'),
    remedy: 'Be sure that it is as strong as the others.',
    rollout: SERVICE_FIRST,
    mirror: 'auth-scheme-removed',
  },
  {
    id: 'auth-scheme-removed',
    cause: 'A way to prove who one is, is gone. Callers that come by it are refused.',
    before: identity('basic: {}'),
    after: '',
    remedy: 'Move its callers first.',
    rollout: CALLERS_FIRST,
    mirror: 'auth-scheme-added',
  },
  {
    id: 'issuer-added',
    cause: 'Another issuer is believed: whom it vouches for may come in.',
    before: issuer('audience: shop'),
    after: identity(
      'federation: { issuers: [{ url: "https://id.example", audience: shop }, { url: "https://other.example", audience: shop }] }',
    ),
    remedy: 'Know who stands behind it.',
    rollout: SERVICE_FIRST,
    mirror: 'issuer-removed',
  },
  {
    id: 'issuer-removed',
    cause: 'An issuer is not believed any more.',
    before: identity(
      'federation: { issuers: [{ url: "https://id.example", audience: shop }, { url: "https://other.example", audience: shop }] }',
    ),
    after: issuer('audience: shop'),
    remedy: 'Move its callers first.',
    rollout: CALLERS_FIRST,
    mirror: 'issuer-added',
  },
  {
    id: 'audience-relaxed',
    cause: 'Tokens that an issuer made for others are taken.',
    before: issuer('audience: shop'),
    after: issuer('audience: [shop, partners]'),
    remedy: 'Be sure that those who hold them may come in.',
    rollout: SERVICE_FIRST,
    mirror: 'audience-tightened',
  },
  {
    id: 'audience-tightened',
    cause: 'Tokens that an issuer made for an audience are not taken any more.',
    before: issuer('audience: [shop, partners]'),
    after: issuer('audience: shop'),
    remedy: 'Move those who hold them first.',
    rollout: CALLERS_FIRST,
    mirror: 'audience-relaxed',
  },
  {
    id: 'issuer-algorithms-relaxed',
    cause: 'Tokens that are signed in another way are taken.',
    before: issuer('audience: shop, algorithms: [RS256]'),
    after: issuer('audience: shop, algorithms: [RS256, ES256]'),
    remedy: 'Take what the issuer uses, and no more.',
    rollout: SERVICE_FIRST,
    mirror: 'issuer-algorithms-tightened',
  },
  {
    id: 'issuer-algorithms-tightened',
    cause: 'Tokens that are signed in a way are not taken any more.',
    before: issuer('audience: shop, algorithms: [RS256, ES256]'),
    after: issuer('audience: shop, algorithms: [RS256]'),
    remedy: 'Be sure that the issuer does not use it.',
    rollout: CALLERS_FIRST,
    mirror: 'issuer-algorithms-relaxed',
  },
  {
    id: 'issuer-implicit-enabled',
    cause: 'Whom an issuer vouches for gets an identity at once.',
    before: issuer('audience: shop'),
    after: issuer('audience: shop, implicit: true'),
    remedy: 'Be sure that everybody it knows may be somebody here.',
    rollout: SERVICE_FIRST,
    mirror: 'issuer-implicit-disabled',
  },
  {
    id: 'issuer-implicit-disabled',
    cause: 'Whom an issuer vouches for gets no identity by that alone.',
    before: issuer('audience: shop, implicit: true'),
    after: issuer('audience: shop'),
    remedy: 'Offer another way in.',
    rollout: CALLERS_FIRST,
    mirror: 'issuer-implicit-enabled',
  },
  {
    id: 'principal-changed',
    cause: 'Somebody else holds the role that may do everything.',
    before: issuer('audience: shop, principal: root'),
    after: issuer('audience: shop, principal: admin'),
    remedy: 'Know who it is.',
    rollout: ANY_ORDER,
    mirror: 'principal-changed',
  },
  {
    id: 'token-lifetime-extended',
    cause: 'A stolen token is good for longer.',
    before: tokens('lifetime: 1d'),
    after: tokens('lifetime: 30d'),
    remedy: 'Keep it short, and refresh.',
    rollout: ANY_ORDER,
    mirror: 'token-lifetime-shortened',
  },
  {
    id: 'token-lifetime-shortened',
    cause: 'Callers have to sign in earlier.',
    before: tokens('lifetime: 30d'),
    after: tokens('lifetime: 1d'),
    remedy: 'Tell them.',
    rollout: ANY_ORDER,
    mirror: 'token-lifetime-extended',
  },
  {
    id: 'token-refresh-extended',
    cause: 'What was revoked is noticed later.',
    before: tokens('refresh: 1m'),
    after: tokens('refresh: 10m'),
    remedy: 'Look at how long a banned caller may go on.',
    rollout: ANY_ORDER,
    mirror: 'token-refresh-shortened',
  },
  {
    id: 'token-refresh-shortened',
    cause: 'What was revoked is noticed earlier.',
    before: tokens('refresh: 10m'),
    after: tokens('refresh: 1m'),
    remedy: NOTHING,
    rollout: ANY_ORDER,
    mirror: 'token-refresh-extended',
  },
  {
    id: 'token-key-added',
    cause: 'Tokens may be made with another key.',
    before: '',
    after: tokens('keys: { second: $TOKEN_KEY }'),
    remedy: NOTHING,
    rollout: OPERATORS_FIRST,
    mirror: 'token-key-removed',
  },
  {
    id: 'token-key-removed',
    cause: 'Tokens that were made with a key are refused.',
    before: tokens('keys: { second: $TOKEN_KEY }'),
    after: '',
    remedy: 'Wait until the last of them has ended.',
    rollout: 'After the lifetime of the last token that was made with it.',
    mirror: 'token-key-added',
  },
]);
