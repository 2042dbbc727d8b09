// Spans of calls by the OpenTelemetry API, with and without an SDK behind it.
import * as api from '@opentelemetry/api';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { afterEach, expect, it, vi } from 'vitest';
import { openTelemetry } from '../../runtime-lib/process/open-telemetry.ts';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** Reads and writes the W3C header. */
const propagator: api.TextMapPropagator = {
  fields: () => ['traceparent'],
  inject(context, carrier, setter) {
    const found = api.trace.getSpanContext(context);

    if (found !== undefined)
      setter.set(carrier, 'traceparent', `00-${found.traceId}-${found.spanId}-01`);
  },
  extract(context, carrier, getter) {
    const [, traceId = '', spanId = ''] = String(getter.get(carrier, 'traceparent')).split('-');

    return api.trace.setSpanContext(context, { traceId, spanId, traceFlags: 1, isRemote: true });
  },
};

afterEach(() => {
  api.trace.disable();
  api.propagation.disable();
});

it('is not there where the project has no such package', async () => {
  api.propagation.setGlobalPropagator(propagator);

  expect(await openTelemetry(() => import('no-such-package' as string))).toBeUndefined();
});

it('is not loaded where nobody has set it up', async () => {
  const load = vi.fn(async () => api);
  const key = Symbol.for('opentelemetry.js.api.1');
  const known = Reflect.get(globalThis, key);

  Reflect.deleteProperty(globalThis, key);

  expect(await openTelemetry(load)).toBeUndefined();
  expect(load).not.toHaveBeenCalled();

  Reflect.set(globalThis, key, known);
  expect(await openTelemetry(load)).toBeDefined();
});

it('has no trace without an SDK', async () => {
  const tracer = await openTelemetry(async () => api);
  const span = tracer?.start('shop.orders.place');

  expect(span?.trace).toBeUndefined();
  span?.end();
});

it('makes a span per call, within the trace of who calls', async () => {
  const exporter = new InMemorySpanExporter();

  api.trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
  api.propagation.setGlobalPropagator(propagator);

  const tracer = await openTelemetry(async () => api);
  const span = tracer?.start('shop.orders.place', PARENT);

  expect(span?.trace).toBe('0af7651916cd43dd8448eb211c80319c');
  expect(span?.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
  expect(span?.traceparent).not.toBe(PARENT);
  span?.fail(new Error('no'));
  span?.end();

  expect(exporter.getFinishedSpans()).toMatchObject([
    {
      name: 'shop.orders.place',
      status: { code: api.SpanStatusCode.ERROR },
      events: [{ name: 'exception' }],
    },
  ]);
});
