import { call } from '@toac/runtime/client';

const chooseEndpoint = {
  method: 'PATCH',
  path: ['/payments/', '/method'],
  missing: true,
  repeat: true,
};

export function choose(http, id, body, options) {
  return call(http, chooseEndpoint, { path: [id], body, options });
}

const refundEndpoint = {
  method: 'POST',
  path: ['/payments/', '/refund'],
  errors: { NOT_CAPTURED: true },
  missing: true,
  repeat: true,
};

export function refund(http, id, options) {
  return call(http, refundEndpoint, { path: [id], options });
}

const notifyEndpoint = {
  method: 'POST',
  path: ['/payments/webhook'],
  raw: 'application/octet-stream',
  errors: { FORGED: true },
};

export function notify(http, body, options) {
  return call(http, notifyEndpoint, { body, options });
}
