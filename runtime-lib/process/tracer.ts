// The seam of tracing: spans around calls. Without a tracer nothing is made, so that it costs nothing.
// A service that has @opentelemetry/api gives a tracer made of it; this library never asks for the package.

export interface Span {
  /** Undefined where nothing is traced. */
  readonly trace: string | undefined;
  /** Of the W3C header, for what this call sends on. */
  readonly traceparent: string | undefined;
  fail(error: unknown): void;
  end(): void;
}

export interface Tracer {
  start(name: string, parent?: string): Span;
}

const NO_SPAN: Span = { trace: undefined, traceparent: undefined, fail: () => {}, end: () => {} };

export const noTracer: Tracer = { start: () => NO_SPAN };
