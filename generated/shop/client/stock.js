import { call } from '@toac/runtime/client';

const listEndpoint = { method: 'GET', path: ['/stock'], repeat: true };

export function list(http, query, options) {
  return call(http, listEndpoint, { query, options });
}

const receiveEndpoint = { method: 'POST', path: ['/stock'], repeat: true };

export function receive(http, body, options) {
  return call(http, receiveEndpoint, { body, options });
}

const repriceEndpoint = {
  method: 'PATCH',
  path: ['/stock/', '/price'],
  missing: true,
  repeat: true,
};

export function reprice(http, id, body, options) {
  return call(http, repriceEndpoint, { path: [id], body, options });
}
