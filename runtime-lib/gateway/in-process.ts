// A `fetch` that leads to a gateway of this process, over streams in memory: for generated clients, without a port.
import {
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request as sendRequest,
} from 'node:http';
import { duplexPair, Readable } from 'node:stream';
import type { Gateway } from './create-gateway.ts';

/** `createHttp('http://any.host', { fetch: fetchInProcess(gateway) })` */
export function fetchInProcess({ listener }: Pick<Gateway, 'listener'>): typeof fetch {
  const server = createServer(listener);

  return async (input, init) => {
    const asked = new Request(input, init);
    const { pathname, search, host } = new URL(asked.url);
    const [ours, theirs] = duplexPair();

    server.emit('connection', theirs);

    const options: RequestOptions = {
      createConnection: () => ours,
      method: asked.method,
      path: pathname + search,
      headers: { ...Object.fromEntries(asked.headers), host, connection: 'close' },
      signal: asked.signal,
    };
    const body = asked.body === null ? undefined : Buffer.from(await asked.arrayBuffer());

    return responseOf(await replied(options, body));
  };
}

function replied(options: RequestOptions, body: Buffer | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = sendRequest(options, resolve);

    sent.once('error', reject);
    sent.end(body);
  });
}

/** Statuses that have no body: a Response refuses one. */
const EMPTY = new Set([204, 205, 304]);

function responseOf(reply: IncomingMessage): Response {
  const { statusCode: status = 500, rawHeaders } = reply;
  const headers = new Headers();

  for (let i = 0; i < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] as string, rawHeaders[i + 1] as string);

  const stream = Readable.toWeb(reply) as unknown as ReadableStream<Uint8Array>;

  return new Response(EMPTY.has(status) ? null : stream, { status, headers });
}
