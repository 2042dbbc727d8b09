// What tests/bench/checks.mjs measures: an order's body, and 600 entities; as our checks and as JSON Schemas.

import type { Slot } from '../../compiler/2-model/type-model.ts';
import type { CheckRequest, CheckRoot } from '../../compiler/4-emit/check/check-request.ts';
import { printChecks } from '../../compiler/4-emit/check/emit-checks.ts';
import { jsonSchema } from '../../compiler/4-emit/json-schema.ts';
import * as s from '../checks/slots.ts';

const line = s.object({
  sku: s.text({ min: 1, max: 40 }),
  quantity: s.integer({ min: '1', max: '999' }),
  price: s.object({ amount: s.decimal(12, 2), currency: s.oneOf('EUR', 'USD', 'GBP') }),
});

const order = s.object({
  buyer: s.ref('identity'),
  lines: s.list(line, { min: 1, max: 100 }),
  address: s.object({
    name: s.text({ min: 1, max: 100 }),
    line: s.text({ min: 1, max: 100 }),
    postcode: s.text({ min: 1, max: 12 }),
    country: s.text({ min: 2, max: 2 }),
  }),
  priority: s.oneOf('low', 'normal', 'high'),
  'note?': s.text({ max: 4000 }),
  'due?': s.time('date'),
  'gift?': s.boolean(),
  total: s.number({ min: '0' }),
});

export const orderBody = JSON.stringify({
  buyer: '0190163d-8694-739b-aea5-966c26f8ad91',
  lines: ['SKU-1001', 'SKU-1002', 'SKU-1003'].map((sku, i) => ({
    sku,
    quantity: i + 1,
    price: { amount: '12.50', currency: 'EUR' },
  })),
  address: {
    name: 'Ada Lovelace',
    line: "12 St James's Square",
    postcode: 'SW1Y 4JH',
    country: 'GB',
  },
  priority: 'normal',
  note: 'Please ring twice; the bell is quiet.',
  total: 75,
});

function entities(): readonly Slot[] {
  return Array.from({ length: 600 }, (_, i) =>
    s.object({
      id: s.ref(`entity${i}`),
      name: s.text({ min: 1, max: 40 + i }),
      'note?': s.text({ max: 400 }),
      state: s.oneOf('open', 'closed', `special${i}`),
      amount: s.decimal(12, 2),
      count: s.integer({ min: '0', max: String(1000 + i) }),
      made: s.time('timestamp'),
      'due?': s.time('date'),
      address: s.object({
        line: s.text({ min: 1, max: 100 }),
        country: s.text({ min: 2, max: 2 }),
      }),
      tags: s.list(s.text({ min: 1, max: 30 }), { max: 20 }),
    }),
  );
}

const root = (name: string, slot: Slot): CheckRoot => ({ name, slot, position: 'in', type: false });
const request = (roots: readonly CheckRoot[]): CheckRequest => ({
  roots,
  needs: [],
  types: s.types({}),
});
const name = (i: number): string =>
  `Entity${String.fromCharCode(65 + Math.floor(i / 26))}${String.fromCharCode(97 + (i % 26))}`;
const context = { position: 'in', types: s.types({}), ref: () => '' } as const;

export const ours = {
  order: printChecks(request([root('Order', order)])),
  entities: entities().map((slot, i) => printChecks(request([root(name(i), slot)]))),
};

export const schemas = {
  order: jsonSchema(order, context),
  entities: entities().map((slot) => jsonSchema(slot, context)),
};
