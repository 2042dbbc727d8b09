// A secret in everything that is thrown: none of it is in a reply, a metric or a trace, and what is declared secret is in
// no log either. Every route of every example, with every function and every storage broken in turn.
import * as api from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import type { RoutesDefinition } from '@toac/runtime/v1';
import { afterEach, describe, expect, it } from 'vitest';
import type { ComponentDefinition } from '../../runtime-lib/core/definition.ts';
import { Secret } from '../../runtime-lib/core/secret.ts';
import { developmentAuthentication } from '../../runtime-lib/gateway/authentication.ts';
import { createGateway } from '../../runtime-lib/gateway/create-gateway.ts';
import type { RoutesDefinition as Routes } from '../../runtime-lib/gateway/definition.ts';
import { type HostedSystem, hostSystem } from '../../runtime-lib/process/hosted-system.ts';
import { createLogWriter } from '../../runtime-lib/process/log-writer.ts';
import { createMetrics } from '../../runtime-lib/process/metrics.ts';
import { openTelemetry } from '../../runtime-lib/process/open-telemetry.ts';
import { createMemory } from '../../runtime-lib/storage/memory.ts';
import type { Storage } from '../../runtime-lib/storage/storage.ts';
import { EXAMPLES, type ExampleName } from './host-example.ts';
import { CALLERS } from './seeds.ts';

const PLANTED = 'planted-4f1c9a';
const DECLARED = 'declared-83b2e7';

interface Broken {
  readonly url: string;
  readonly log: () => string;
  readonly metrics: () => Promise<string>;
  readonly spans: () => string;
}

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();

  api.trace.disable();
});

type Break = {
  readonly components?: (given: readonly ComponentDefinition[]) => readonly ComponentDefinition[];
  readonly storage?: Storage;
};

async function broken(
  name: ExampleName,
  { components = (c) => c, storage = createMemory() }: Break,
): Promise<Broken> {
  const example: {
    readonly components: readonly unknown[];
    readonly routes: readonly unknown[];
  } = EXAMPLES[name];
  const exporter = new InMemorySpanExporter();
  let text = '';

  api.trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );

  const log = createLogWriter({
    format: 'json',
    level: 'debug',
    output: (line) => {
      text += line;
    },
  });
  const metrics = createMetrics();
  const tracer = await openTelemetry(async () => api);
  const system: HostedSystem = hostSystem({
    components: components(example.components as readonly ComponentDefinition[]),
    storages: { default: storage },
    configuration: { payments: { provider: 'stripe', webhook: new Secret(DECLARED), retries: 3 } },
    log,
    metrics,
    dev: true,
    ...(tracer && { tracer }),
  });
  const gateway = createGateway({
    components: example.routes as readonly Routes[],
    calls: (asked) => system.answer(asked),
    authentication: developmentAuthentication({ dev: true }),
    log: log.log({ component: 'gateway' }),
    dev: true,
  });

  await system.start();

  const { url } = await gateway.listen({ port: 0, host: '127.0.0.1' });

  ends.push(async () => {
    await gateway.close();
    await system.stop().catch(() => undefined);
  });

  return {
    url,
    log: () => text,
    metrics: () => metrics.text(),
    spans: () => seen(exporter.getFinishedSpans()),
  };
}

function seen(
  spans: readonly {
    readonly name: string;
    readonly attributes: object;
    readonly events: readonly object[];
    readonly status: object;
  }[],
): string {
  return JSON.stringify(
    spans.map(({ name, attributes, events, status }) => [name, attributes, events, status]),
  );
}

const INPUTS: Readonly<Record<string, unknown>> = {
  '/tasks': { title: 'x' },
  '/orders': {
    items: [{ sku: 'x', quantity: 1 }],
    address: { name: 'a', line: 'b', postcode: 'c', country: 'DE' },
  },
  '/orders/:id/ship': { tracking: 'x' },
  '/words': { texts: ['x'] },
  '/tickets/:ticket/comments': { text: 'x' },
  '/teams/:team/tickets/:ticket/comments': { text: 'x' },
  '/teams/:team/tickets': { subject: 's', body: 'b' },
};

async function callAll({ url }: Broken, name: ExampleName): Promise<readonly Response[]> {
  const { routes }: { readonly routes: readonly RoutesDefinition[] } = EXAMPLES[name];

  return Promise.all(
    routes
      .flatMap((component) => component.routes)
      .map(({ method, path }) =>
        fetch(url + path.replaceAll(/:\w+/g, 'x'), {
          method,
          headers: {
            authorization: `dev ${CALLERS[name]}`,
            'content-type': 'application/json',
            'provider-signature': 'x',
            'idempotency-key': 'k1',
            'x-server-timing': '1',
          },
          ...(method === 'GET' || method === 'DELETE'
            ? {}
            : { body: JSON.stringify(INPUTS[path] ?? {}) }),
        }),
      ),
  );
}

/** Whatever is asked of it. */
function failing(): never {
  throw new Error(PLANTED, { cause: new Error(PLANTED) });
}

function brokenStorage(): Storage {
  const memory = createMemory();
  const kept = new Set(['start', 'stop', 'kind', 'abilities', 'leases', 'outbox', 'inbox']);

  return new Proxy(memory, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);

      if (kept.has(String(key))) return bound(target, value);

      // What answers at once fails at once.
      return key === 'peek' ? failing : async () => failing();
    },
  });
}

function bound(target: object, value: unknown): unknown {
  return typeof value === 'function' ? value.bind(target) : value;
}

const WAYS: Readonly<Record<string, () => Break>> = {
  'every function throws': () => ({
    components: (given) =>
      given.map((component) => ({
        ...component,
        operations: component.operations.map((o) =>
          o.handler === undefined ? o : { ...o, handler: failing },
        ),
      })),
  }),
  'every storage throws': () => ({ storage: brokenStorage() }),
  'every check throws': () => ({
    components: (given) =>
      given.map((component) => ({
        ...component,
        operations: component.operations.map((o) =>
          o.input === undefined
            ? o
            : { ...o, input: { is: failing, check: failing, read: failing } },
        ),
      })),
  }),
  'every writer throws': () => ({
    components: (given) =>
      given.map((component) => ({
        ...component,
        operations: component.operations.map((o) =>
          o.output === undefined ? o : { ...o, output: { ...o.output, write: failing } },
        ),
      })),
  }),
};

describe.each(Object.keys(EXAMPLES) as ExampleName[])('%s', (name) => {
  it.each(Object.keys(WAYS))('%s', async (way) => {
    const host = await broken(name, WAYS[way]?.() ?? {});
    const replies = await callAll(host, name);
    let failed = 0;

    for (const reply of replies) {
      const body = await reply.text();
      const headers = [...reply.headers].join('\n');

      expect(`${headers}\n${body}`).not.toContain(PLANTED);
      expect(`${headers}\n${body}`).not.toContain(DECLARED);
      expect(body).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts\b/);

      if (reply.status < 400) continue;

      failed += 1;
      expect(reply.headers.get('content-type')).toBe('application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ status: reply.status, code: expect.any(String) });
    }

    expect(failed).toBeGreaterThan(0);
    expect(await host.metrics()).not.toContain(PLANTED);
    expect(await host.metrics()).not.toContain(DECLARED);
    expect(host.spans()).not.toContain(PLANTED);
    expect(host.spans()).not.toContain(DECLARED);
    expect(host.log()).not.toContain(DECLARED);

    // What went wrong is found where it belongs.
    if (replies.some(({ status }) => status === 500)) expect(host.log()).toContain(PLANTED);
  });

  it('breaks in at least one of these ways inside', async () => {
    const host = await broken(name, WAYS['every storage throws']?.() ?? {});
    const statuses = (await callAll(host, name)).map(({ status }) => status);

    expect(statuses).toContain(500);
    expect(host.spans()).toContain('internal');
  });
});
