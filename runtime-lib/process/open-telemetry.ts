// Spans by the OpenTelemetry API, where the project has it. Without an SDK behind it the API itself makes nothing.
import { isContractError } from '../core/contract-error.ts';
import type { Span, Tracer } from './tracer.ts';

/** What is used of @opentelemetry/api: it is the project's, never this library's. */
interface Api {
  readonly context: { active(): unknown };
  readonly propagation: {
    extract(context: unknown, carrier: object): unknown;
    inject(context: unknown, carrier: object): void;
  };
  readonly trace: {
    getTracer(name: string): {
      startSpan(name: string, options: object, context: unknown): ApiSpan;
    };
    setSpan(context: unknown, span: ApiSpan): unknown;
  };
  readonly SpanStatusCode: { readonly ERROR: number };
}

interface ApiSpan {
  spanContext(): { readonly traceId: string };
  recordException(error: unknown): void;
  setStatus(status: object): void;
  end(): void;
}

/** Where an SDK, or anybody else, has set up the API of major 1. */
const GLOBAL = Symbol.for('opentelemetry.js.api.1');

/** `load` imports @opentelemetry/api; undefined where nobody has set it up: without an SDK it would make nothing. */
export async function openTelemetry(load: () => Promise<unknown>): Promise<Tracer | undefined> {
  if (!(GLOBAL in globalThis)) return undefined;

  try {
    return tracerOf((await load()) as Api);
  } catch {
    return undefined;
  }
}

const NO_TRACE = /^0*$/;

function tracerOf(api: Api): Tracer {
  const tracer = api.trace.getTracer('toac');

  return {
    start(name, parent) {
      const active = api.context.active();
      const context =
        parent === undefined ? active : api.propagation.extract(active, { traceparent: parent });

      return spanOf(api, tracer.startSpan(name, {}, context), context);
    },
  };
}

function spanOf(api: Api, span: ApiSpan, context: unknown): Span {
  const { traceId } = span.spanContext();

  return {
    trace: NO_TRACE.test(traceId) ? undefined : traceId,
    get traceparent() {
      const carrier: { traceparent?: string } = {};

      api.propagation.inject(api.trace.setSpan(context, span), carrier);

      return carrier.traceparent;
    },
    fail(error) {
      span.recordException(withoutText(error));
      span.setStatus({ code: api.SpanStatusCode.ERROR });
    },
    end: () => span.end(),
  };
}

/** Traces leave the house: what was thrown may hold anything, so its kind is told and its text is not. */
function withoutText(error: unknown): { readonly name: string; readonly message: string } {
  const name = error instanceof Error ? error.name : typeof error;

  return { name, message: isContractError(error) ? error.code : 'internal' };
}
