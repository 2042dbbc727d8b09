import { call, stream } from '@toac/runtime/client';

const listEndpoint = { method: 'GET', path: ['/orders'], repeat: true };

export function list(http, query, options) {
  return call(http, listEndpoint, { query, options });
}

const placeEndpoint = {
  method: 'POST',
  path: ['/orders'],
  errors: { OUT_OF_STOCK: true, UNKNOWN_ITEM: true },
  repeat: true,
};

export function place(http, body, options) {
  return call(http, placeEndpoint, { body, options });
}

const exportEndpoint = { method: 'GET', path: ['/orders/export'], repeat: true };

function export_(http, options) {
  return stream(http, exportEndpoint, { options });
}

const spentEndpoint = { method: 'GET', path: ['/orders/spent'], repeat: true };

export function spent(http, options) {
  return call(http, spentEndpoint, { options });
}

const readEndpoint = { method: 'GET', path: ['/orders/', ''], missing: true, repeat: true };

export function read(http, id, options) {
  return call(http, readEndpoint, { path: [id], options });
}

const cancelEndpoint = {
  method: 'POST',
  path: ['/orders/', '/cancel'],
  errors: { ALREADY_SHIPPED: true },
  missing: true,
  repeat: true,
};

export function cancel(http, id, options) {
  return call(http, cancelEndpoint, { path: [id], options });
}

const shipEndpoint = {
  method: 'POST',
  path: ['/orders/', '/ship'],
  errors: { NOT_PAID: true },
  missing: true,
  repeat: true,
};

export function ship(http, id, body, options) {
  return call(http, shipEndpoint, { path: [id], body, options });
}

export { export_ as export };
