// One call over HTTP: request, repetitions where allowed, and the reply as a value. Declared errors are values too.
import { ContractError, type ContractErrorCode } from '../core/contract-error.ts';
import { failure, missing } from '../core/failure.ts';
import type { Endpoint } from './endpoint.ts';
import type { CallOptions, Http } from './http.ts';
import { type QueryPart, queryText } from './query.ts';
import { fromWire, toWire } from './shape.ts';

export interface Payload {
  readonly path?: readonly unknown[] | undefined;
  readonly query?: QueryPart | undefined;
  readonly body?: unknown;
  readonly options?: CallOptions | undefined;
}

const ATTEMPTS = 3;

export async function call(
  http: Http,
  endpoint: Endpoint,
  payload: Payload = {},
): Promise<unknown> {
  const response = await send(http, endpoint, payload);

  if (response.status === 204 || response.status === 202) return undefined;
  if (response.ok) return fromWire(await response.json(), endpoint.output);

  return rejected(response, endpoint);
}

/** The first reply that is worth reading. */
export async function send(http: Http, endpoint: Endpoint, payload: Payload): Promise<Response> {
  const request = requestOf(http, endpoint, payload);
  const url = http.url + pathText(endpoint, payload.path ?? []) + queryText(payload.query);
  // A stream can be read once.
  const last = endpoint.repeat === true && !isStream(payload.body) ? ATTEMPTS : 1;

  for (let attempt = 1; ; attempt++) {
    try {
      const response = await http.fetch(url, request);
      const renewed = response.headers.get('authorization');

      if (renewed !== null) http.renew(renewed);

      if (attempt === last || (response.status !== 503 && response.status !== 429)) return response;

      await pause(
        Number(response.headers.get('retry-after') ?? 0) * 1000 || backoff(attempt),
        request.signal,
      );
    } catch (cause) {
      if (request.signal.aborted || attempt === last) throw unreachable(request.signal, cause);

      await pause(backoff(attempt), request.signal);
    }
  }
}

function requestOf(
  http: Http,
  endpoint: Endpoint,
  { body, options = {} }: Payload,
): RequestInit & { readonly signal: AbortSignal } {
  const deadline = AbortSignal.timeout(options.timeout ?? http.timeout);
  const signal =
    options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal]);
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...http.headers(),
    ...options.headers,
  };
  const key =
    options.key ??
    (endpoint.repeat === true && endpoint.method !== 'GET' ? crypto.randomUUID() : undefined);

  if (endpoint.surface !== undefined) headers['toac-surface'] = endpoint.surface;
  if (key !== undefined) headers['idempotency-key'] = key;
  const request = { method: endpoint.method, headers, signal };

  if (body === undefined) return request;
  if (endpoint.raw !== undefined) return { ...request, ...uploaded(body, endpoint.raw, headers) };

  headers['content-type'] = 'application/json';

  return { ...request, body: JSON.stringify(toWire(body, endpoint.input)) };
}

/** Bytes as they are, or as they come; files know their type. */
export type Upload = Uint8Array | Blob | ReadableStream<Uint8Array>;

function uploaded(
  body: unknown,
  type: string,
  headers: Record<string, string>,
): Pick<RequestInit, 'body'> {
  const own = body instanceof Blob && body.type !== '' ? body.type : type;

  headers['content-type'] ??= own.includes('*') ? 'application/octet-stream' : own;

  // What is read while it is sent goes one way only, and fetch wants to hear it.
  return {
    body: body as NonNullable<RequestInit['body']>,
    ...(isStream(body) ? { duplex: 'half' } : {}),
  };
}

function isStream(body: unknown): boolean {
  return typeof ReadableStream !== 'undefined' && body instanceof ReadableStream;
}

function pathText({ path }: Endpoint, parameters: readonly unknown[]): string {
  return path
    .map((piece, i) => (i === 0 ? piece : encodeURIComponent(String(parameters[i - 1])) + piece))
    .join('');
}

async function rejected(response: Response, endpoint: Endpoint): Promise<unknown> {
  const problem = await readProblem(response);
  const declared =
    endpoint.errors !== undefined && Object.hasOwn(endpoint.errors, problem.code)
      ? endpoint.errors[problem.code]
      : undefined;

  if (declared !== undefined) {
    return failure(problem.code, fromWire(problem.data, declared === true ? undefined : declared));
  }

  if (response.status === 404 && endpoint.missing === true) return missing;

  throw new ContractError(codeOf(problem.code, response.status), problem.title);
}

interface ReceivedProblem {
  readonly code: string;
  readonly title: string;
  readonly data?: unknown;
}

async function readProblem(response: Response): Promise<ReceivedProblem> {
  const text = await response.text();

  try {
    const { code, title, data } = JSON.parse(text) as Record<string, unknown>;

    return { code: String(code), title: String(title ?? response.statusText), data };
  } catch {
    return { code: '', title: response.statusText };
  }
}

const CODES: Readonly<Record<number, ContractErrorCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  429: 'unavailable',
  503: 'unavailable',
  504: 'timeout',
};

function codeOf(code: string, status: number): ContractErrorCode {
  return code === 'duplicate' || code === 'incompatible' ? code : (CODES[status] ?? 'internal');
}

function unreachable(signal: AbortSignal, cause: unknown): unknown {
  if (signal.aborted)
    return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
      ? new ContractError('timeout', 'no answer in time')
      : signal.reason;

  return new ContractError('unavailable', 'the service cannot be reached', { cause });
}

function backoff(attempt: number): number {
  return Math.random() * 100 * 2 ** attempt;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);

    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
