import { call } from '@toac/runtime/client';

const listEndpoint = { method: 'GET', path: ['/teams'], repeat: true };

export function list(http, query, options) {
  return call(http, listEndpoint, { query, options });
}

const createEndpoint = { method: 'POST', path: ['/teams'], repeat: true };

export function create(http, body, options) {
  return call(http, createEndpoint, { body, options });
}

const readEndpoint = { method: 'GET', path: ['/teams/', ''], missing: true, repeat: true };

export function read(http, id, options) {
  return call(http, readEndpoint, { path: [id], options });
}

const changeEndpoint = { method: 'PATCH', path: ['/teams/', ''], missing: true, repeat: true };

export function change(http, id, body, options) {
  return call(http, changeEndpoint, { path: [id], body, options });
}
