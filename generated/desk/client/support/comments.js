import { call } from '@toac/runtime/client';

const listEndpoint = {
  method: 'GET',
  path: ['/tickets/', '/comments'],
  output: { fields: { items: { list: { fields: { _created: 'time' } } } } },
  repeat: true,
};

export function list(http, ticket, query, options) {
  return call(http, listEndpoint, { path: [ticket], query, options });
}

const replyEndpoint = {
  method: 'POST',
  path: ['/tickets/', '/comments'],
  errors: { CLOSED: true, NOT_FOUND: true },
  repeat: true,
};

export function reply(http, ticket, body, options) {
  return call(http, replyEndpoint, { path: [ticket], body, options });
}

const threadEndpoint = {
  method: 'GET',
  path: ['/teams/', '/tickets/', '/comments'],
  repeat: true,
};

export function thread(http, team, ticket, query, options) {
  return call(http, threadEndpoint, { path: [team, ticket], query, options });
}

const answerEndpoint = {
  method: 'POST',
  path: ['/teams/', '/tickets/', '/comments'],
  errors: { CLOSED: true, NOT_FOUND: true },
  repeat: true,
};

export function answer(http, team, ticket, body, options) {
  return call(http, answerEndpoint, { path: [team, ticket], body, options });
}

const eraseEndpoint = { method: 'DELETE', path: ['/comments/', ''], missing: true, repeat: true };

export function erase(http, id, options) {
  return call(http, eraseEndpoint, { path: [id], options });
}
