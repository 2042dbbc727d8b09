import { call } from '@toac/runtime/client';

const listEndpoint = { method: 'GET', path: ['/tasks'], repeat: true };

export function list(http, query, options) {
  return call(http, listEndpoint, { query, options });
}

const addEndpoint = { method: 'POST', path: ['/tasks'], repeat: true };

export function add(http, body, options) {
  return call(http, addEndpoint, { body, options });
}

const readEndpoint = { method: 'GET', path: ['/tasks/', ''], missing: true, repeat: true };

export function read(http, id, options) {
  return call(http, readEndpoint, { path: [id], options });
}

const editEndpoint = { method: 'PATCH', path: ['/tasks/', ''], missing: true, repeat: true };

export function edit(http, id, body, options) {
  return call(http, editEndpoint, { path: [id], body, options });
}

const removeEndpoint = { method: 'DELETE', path: ['/tasks/', ''], missing: true, repeat: true };

export function remove(http, id, options) {
  return call(http, removeEndpoint, { path: [id], options });
}
