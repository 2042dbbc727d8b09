// Where a client's calls go, and what a caller may say of a single one.

export interface Http {
  /** Without a slash at its end. */
  readonly url: string;
  readonly fetch: typeof fetch;
  /** Asked before every request: credentials and the like. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Milliseconds for a whole call, its repetitions included. */
  readonly timeout: number;
}

export interface HttpOptions {
  readonly fetch?: typeof fetch | undefined;
  readonly headers?:
    | (() => Readonly<Record<string, string>>)
    | Readonly<Record<string, string>>
    | undefined;
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
  { fetch: own, headers, timeout = 10_000 }: HttpOptions = {},
): Http {
  return {
    url: url.replace(/\/+$/, ''),
    fetch: own ?? ((input, init) => globalThis.fetch(input, init)),
    headers: typeof headers === 'function' ? headers : () => headers ?? {},
    timeout,
  };
}
