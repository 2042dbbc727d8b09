// What the rows of state read and write: one entity of scalars, one with documents, an event; as toac and as knex have them.
import { randomUUID } from 'node:crypto';

const INDEX = { unique: [], index: [] };

export const TASKS = {
  component: 'bench.tasks',
  fields: [
    { name: 'owner', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'notes', type: 'text', optional: true },
    { name: 'priority', type: 'text' },
    { name: 'due', type: 'date', optional: true },
    { name: 'done', type: 'boolean' },
  ],
  ...INDEX,
};

export const ORDERS = {
  component: 'bench.orders',
  fields: [
    { name: 'buyer', type: 'text' },
    { name: 'status', type: 'text' },
    { name: 'total', type: 'decimal(12.2)' },
    { name: 'count', type: 'integer' },
    { name: 'note', type: 'text', optional: true },
    { name: 'lines', type: 'document' },
    { name: 'address', type: 'document' },
  ],
  ...INDEX,
};

export const TABLES = [TASKS, ORDERS];

const AT = Date.UTC(2026, 2, 29);
/** As many for each of 64 that are in flight. */
const IDS = Array.from({ length: 1024 }, () => randomUUID().replaceAll('-', ''));

export function taskRows() {
  return IDS.map((id, i) => ({
    ...system(id, 1),
    values: {
      owner: `0190163d8694739baea5966c26f8${i.toString(16).padStart(4, '0')}`,
      title: `Buy the milk, the bread and item number ${i}`,
      notes: 'The shop around the corner closes at eight, so go before the evening.',
      priority: 'normal',
      due: '2026-04-01',
      done: false,
    },
  }));
}

export function orderRows() {
  return IDS.map((id) => orderRow(id, 1));
}

export function orderRow(id, version) {
  return {
    ...system(id, version),
    values: {
      buyer: '0190163d8694739baea5966c26f8ad91',
      status: version % 2 === 0 ? 'paid' : 'open',
      total: '75.50',
      count: version,
      note: 'Please ring twice; the bell is quiet.',
      lines: LINES,
      address: ADDRESS,
    },
  };
}

const LINES = ['SKU-1001', 'SKU-1002', 'SKU-1003'].map((sku, i) => ({
  sku,
  quantity: i + 1,
  price: { amount: '12.50', currency: 'EUR' },
}));

const ADDRESS = {
  name: 'Ada Lovelace',
  line: "12 St James's Square",
  postcode: 'SW1Y 4JH',
  country: 'GB',
};

function system(id, version) {
  return {
    id,
    version,
    created: AT,
    updated: AT + version,
    counter: { seq: version, last: { placed: version } },
  };
}

export function event(key, version) {
  return {
    id: `${ORDERS.component}:${key}:${version}`,
    kind: 'event',
    component: ORDERS.component,
    key,
    name: 'placed',
    seq: version,
    last: { placed: version - 1 },
    payload: JSON.stringify({ id: key, total: '75.50', buyer: '0190163d8694739baea5966c26f8ad91' }),
    at: AT,
  };
}

/** What a program on knex would set: the same columns, made by hand. */
export function orderRecord(version) {
  return {
    _version: version,
    _updated: AT + version,
    _seq: version,
    _last: JSON.stringify({ placed: version }),
    _document: JSON.stringify({ lines: LINES, address: ADDRESS }),
    buyer: '0190163d8694739baea5966c26f8ad91',
    status: version % 2 === 0 ? 'paid' : 'open',
    total: 7550,
    count: version,
    note: 'Please ring twice; the bell is quiet.',
  };
}

export function eventRecord(key, version) {
  const { key: entity, last, ...others } = event(key, version);

  return { ...others, entity, last: JSON.stringify(last), attempts: null, due: null };
}
