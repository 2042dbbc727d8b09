import { call } from '@toac/runtime/client';

const ticketShape = { fields: { due: 'time' } };

const mineEndpoint = { method: 'GET', path: ['/tickets'], repeat: true };

export function mine(http, query, options) {
  return call(http, mineEndpoint, { query, options });
}

const readEndpoint = {
  method: 'GET',
  path: ['/tickets/', ''],
  output: { fields: { due: 'time' } },
  missing: true,
  repeat: true,
};

export function read(http, id, options) {
  return call(http, readEndpoint, { path: [id], options });
}

const reopenEndpoint = {
  method: 'POST',
  path: ['/tickets/', '/reopening'],
  errors: { NOT_SOLVED: true, TOO_LATE: true },
  missing: true,
  repeat: true,
};

export function reopen(http, id, options) {
  return call(http, reopenEndpoint, { path: [id], options });
}

const queueEndpoint = {
  method: 'GET',
  path: ['/teams/', '/tickets'],
  output: { fields: { items: { list: { fields: { due: 'time' } } } } },
  repeat: true,
};

export function queue(http, team, query, options) {
  return call(http, queueEndpoint, { path: [team], query, options });
}

const askEndpoint = { method: 'POST', path: ['/teams/', '/tickets'], repeat: true };

export function ask(http, team, body, options) {
  return call(http, askEndpoint, { path: [team], body, options });
}

const inspectEndpoint = {
  method: 'GET',
  path: ['/teams/', '/tickets/', ''],
  output: () => ticketShape,
  missing: true,
  repeat: true,
};

export function inspect(http, team, id, options) {
  return call(http, inspectEndpoint, { path: [team, id], options });
}

const triageEndpoint = {
  method: 'PATCH',
  path: ['/teams/', '/tickets/', ''],
  input: { fields: { due: 'time' } },
  missing: true,
  repeat: true,
};

export function triage(http, team, id, body, options) {
  return call(http, triageEndpoint, { path: [team, id], body, options });
}

const solveEndpoint = {
  method: 'POST',
  path: ['/teams/', '/tickets/', '/solution'],
  errors: { ALREADY_CLOSED: true },
  missing: true,
  repeat: true,
};

export function solve(http, team, id, options) {
  return call(http, solveEndpoint, { path: [team, id], options });
}

const countEndpoint = { method: 'POST', path: ['/words'], repeat: true };

export function count(http, body, options) {
  return call(http, countEndpoint, { body, options });
}
