// One contract that uses every key of every section: each is read, and comes out with its value.
import { describe, expect, it } from 'vitest';
import { parseContracts } from '../../compiler/1-syntax/parse-contracts.ts';
import { SCHEMA_FILES } from '../../compiler/1-syntax/schema-files.generated.ts';
import type { ComponentSyntax, Syntax } from '../../compiler/1-syntax/syntax.ts';
import { expression, literal, type } from './support/show.ts';

const ORDERS = `description: Orders
was: sales
abstract: true
extends: shop.base
configuration: { key: secret }
types: { Line: { sku: string } }
entity:
  name: Order
  id: given
  storage: archive
  was: Purchase
  fields: { buyer: ref(identity), total: 'decimal(12.2)', due?: date }
  unique: { due: [due] }
  index: { recent: { buyer: asc, _created: desc } }
operations:
  place:
    description: Places
    type: transition
    scope: new
    auto: true
    input: { total: . }
    output: [Order]
    errors: { GONE: 410, BAD: { status: 422, data: { why: string } } }
    where: entity.total == 1
    limit: 100
    ensure: true
    concurrency: fail
    idempotent: key
    timeout: 5s
    calls: [stock.reserve]
    emits: [placed]
    deletes: true
    task: true
    internal: true
    deprecated: { since: "1.0", sunset: 2027-01-31, use: order }
    was: buy
  again: { forward: place, errors: [TAKEN], $was: more }
events:
  placed: { description: Placed, when: total -> 5, payload: Order, deprecated: true, was: bought }
  gone: { when: deleted }
receivers:
  pay.done: { call: place, query: { id: event.id }, input: { total: event.sum }, if: has event.id, order: none, each: replica, external: true, payload: { id: uuid } }
policies: { buyer: entity.buyer == identity.id, any: [buyer, staff] }
routes:
  /orders/:id/x:
    POST:
      call: place
      allow: [buyer, anonymous]
      query: { filter: [due], sort: [_created], fields: [total], limit: { default: 5, max: 10 } }
      bind: { total: request.body }
      guard: { due: buyer }
      input: [due]
      output: [total]
      accepts: [text/csv]
      cache: { public: true, max: 30s, revalidate: 5m }
      require: [x-key]
      status: 202
      incept: id
      hide: true
      deprecated: true
    GET: { call: again, allow: buyer }
schedules:
  nightly: { call: place, cron: "0 7 * * *", timezone: UTC, overlap: skip, catchup: all(9), jitter: 30s }
  often: { call: place, every: 10m, catchup: latest }
`;

const PROJECT =
  'language: 1\nproject: acme\nversion: "1.4.0"\nout: ../out\nsrc: ../code\nemit: [service]\n';

const DEPLOYMENT = `abstract: true
extends: base
registry: ghcr.io/acme
services: { shop: { components: [orders], replicas: 2..6 } }
bindings: { default: { kind: amqp, url: $X } }
storages: { default: { kind: sqlite, file: x } }
configuration: { orders: { key: $KEY } }
external: { pay.done: { exchange: a, key: b } }
gateway: { hosts: { acme: x.test } }
identity: { basic: {} }
policies: { orders: { buyer: has entity.due } }
`;

function read(): Syntax {
  return parseContracts([
    { path: 'contracts/toac.yaml', text: PROJECT },
    { path: 'contracts/types.yaml', text: 'types: { Money: { amount: string } }\n' },
    { path: 'contracts/shop/orders.yaml', text: ORDERS },
    { path: 'contracts/deployments/production.yaml', text: DEPLOYMENT },
  ]);
}

/** Without places, and with trees as text. */
function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);

  if (typeof node !== 'object' || node === null) return node;

  const { kind, value, at } = node as { kind?: string; value?: unknown; at?: unknown };

  if (at !== undefined && kind === undefined && typeof value !== 'object' && 'value' in node)
    return value;

  const rest = Object.entries(node).filter(([key]) => key !== 'at');

  return Object.fromEntries(
    rest.map(([key, part]) => [key, TREES[key]?.(part as never) ?? plain(part)]),
  );
}

const TREES: Readonly<Record<string, (part: never) => string | undefined>> = {
  input: (part) => ('kind' in ((part as object | undefined) ?? {}) ? type(part) : undefined),
  output: (part) => ('kind' in ((part as object | undefined) ?? {}) ? type(part) : undefined),
  data: (part) => part && type(part),
  payload: (part) => part && type(part),
  type: (part) => ('kind' in ((part as object | undefined) ?? {}) ? type(part) : undefined),
  fields: (part) => ('kind' in ((part as object | undefined) ?? {}) ? type(part) : undefined),
  configuration: (part) =>
    (part as { fields?: unknown }).fields === undefined ? undefined : type(part),
  expression: (part) => expression(part),
  where: (part) => part && expression(part),
  if: (part) => part && expression(part),
};

describe('sections', () => {
  const syntax = read();
  const [component] = syntax.components as [ComponentSyntax];

  it('have nothing to complain about', () => {
    expect(syntax.diagnostics).toEqual([]);
    expect(JSON.stringify(syntax)).not.toMatch(/"broken"|"failed":\[[^\]]/);
  });

  it('are read whole', () => {
    expect(plain(component)).toMatchSnapshot();
    expect(plain(syntax.project)).toMatchSnapshot();
    expect(plain(syntax.types)).toMatchSnapshot();
    expect(plain(syntax.deployments)).toMatchSnapshot();
  });

  it('leave out no key of their schema', () => {
    for (const [path, text, pointer] of [
      ['component', ORDERS, undefined],
      ['entity', ORDERS, undefined],
      ['operation', ORDERS, undefined],
      ['event', ORDERS, undefined],
      ['receiver', ORDERS, undefined],
      ['route', ORDERS, 'method'],
      ['route', ORDERS, 'query'],
      ['route', ORDERS, 'cache'],
      ['schedule', ORDERS, undefined],
      ['project', PROJECT, undefined],
      ['deployment', DEPLOYMENT, undefined],
    ] as const) {
      const file = SCHEMA_FILES[`contract/${path}`] as {
        properties?: object;
        $defs?: Record<string, { properties: object }>;
      };
      const { properties = {} } = pointer === undefined ? file : (file.$defs?.[pointer] ?? {});

      for (const [key, schema] of Object.entries(properties)) {
        if ((schema as { not?: unknown }).not === undefined && key !== '$was')
          expect(text, `${path}: ${key}`).toMatch(new RegExp(`\\b${key}:`));
      }
    }
  });

  it('literals keep their kind', () => {
    const [placed] = component.events;

    expect(placed?.when?.kind === 'becomes' && literal(placed.when.value)).toBe('5');
  });
});
