// Where a client's calls go, and what a caller may say of a single one.

export interface Http {
  /** Without a slash at its end. */
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Asked before every request: credentials and the like. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** A reply brought other credentials: they are used from now on. */
  readonly renew: (authorization: string) => void;
  /** Milliseconds for a whole call, its repetitions included. */
  readonly timeout: number;
}

export interface HttpOptions {
  readonly fetch?: typeof fetch | undefined;
  readonly headers?:
    | (() => Readonly<Record<string, string>>)
    | Readonly<Record<string, string>>
    | undefined;
  /** The first credentials, as the header `authorization` has them: `Token …`. Replies may bring others. */
  readonly authorization?: string | undefined;
  /** Told when a reply brought others: to keep them for the next start. */
  readonly onRenewal?: ((authorization: string) => void) | undefined;
  readonly timeout?: number | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Makes repetitions of a change harmless; one is made where the contract lets calls be repeated. */
  readonly key?: string | undefined;
}

export function createHttp(
  url: string,
  { fetch: own, headers, authorization, onRenewal, timeout = 10_000 }: HttpOptions = {},
): Http {
  let current = authorization;

  return {
    url: url.replace(/\/+$/, ''),
    fetch: own ?? ((input, init) => globalThis.fetch(input, init)),
    headers: () => ({
      ...(current === undefined ? {} : { authorization: current }),
      ...(typeof headers === 'function' ? headers() : headers),
    }),
    renew: (renewed) => {
      current = renewed;
      onRenewal?.(renewed);
    },
    timeout,
  };
}
