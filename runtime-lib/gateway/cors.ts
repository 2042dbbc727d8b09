// Whose pages may call (CORS): origins of the deployment, exactly as they are written. Nobody else is answered.

export interface Cors {
  /** Replies differ by origin. */
  readonly on: boolean;
  /** Headers of a reply to a page of the origin; undefined: it may not read it. */
  readonly headers: (origin: string) => readonly string[] | undefined;
  /** Headers of the answer to a preflight, beside those of every reply. */
  readonly preflight: (origin: string, methods: string) => readonly string[] | undefined;
}

const EXPOSED = [
  'authorization',
  'deprecation',
  'etag',
  'location',
  'retry-after',
  'server-timing',
  'sunset',
  'x-request-id',
].join(', ');

const SENT = [
  'accept',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'toac-surface',
  'traceparent',
  'x-request-id',
];

const ORIGIN = /^https?:\/\/[^/?#@\s]+$/;

export function createCors(origins: readonly string[], headers: readonly string[]): Cors {
  const wrong = origins.find((origin) => !ORIGIN.test(origin));

  if (wrong !== undefined) throw new TypeError(`gateway: '${wrong}' is no origin`);

  const allowed = new Set(origins);
  const sent = [...new Set([...SENT, ...headers])].join(', ');

  return {
    on: origins.length > 0,
    headers: (origin) =>
      allowed.has(origin)
        ? ['access-control-allow-origin', origin, 'access-control-expose-headers', EXPOSED]
        : undefined,
    preflight: (origin, methods) =>
      allowed.has(origin)
        ? [
            'access-control-allow-methods',
            methods,
            'access-control-allow-headers',
            sent,
            'access-control-max-age',
            '3600',
          ]
        : undefined,
  };
}
