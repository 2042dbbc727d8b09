// Bytes that a client sends: as they are, as a file, or as they come.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, createHttp, type Endpoint, type Http } from '../../runtime-lib/client.ts';

interface Seen {
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

let server: Server;
let http: Http;
let seen: Seen[];
let status: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];

    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(status).end();
    });
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  http = createHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
beforeEach(() => {
  seen = [];
  status = 204;
});
afterAll(() => server.close());

const ENDPOINT: Endpoint = {
  method: 'PUT',
  path: ['/files'],
  surface: 'effect.none.0123456789ab',
  raw: 'image/*',
  repeat: true,
};
const BYTES = Uint8Array.from([0, 255, 13, 10]);

function streamed(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);

      controller.close();
    },
  });
}

describe('an upload', () => {
  it('of bytes has the type of the route, where that is one', async () => {
    await call(http, ENDPOINT, { body: BYTES });
    await call(http, { ...ENDPOINT, raw: 'image/png' }, { body: BYTES });

    expect(seen.map(({ headers }) => headers['content-type'])).toEqual([
      'application/octet-stream',
      'image/png',
    ]);
    expect(seen[0]?.body).toEqual(Buffer.from(BYTES));
  });

  it('of a file has the file’s type', async () => {
    await call(http, ENDPOINT, { body: new Blob([BYTES], { type: 'image/gif' }) });

    expect(seen[0]?.headers['content-type']).toBe('image/gif');
    expect(seen[0]?.body).toEqual(Buffer.from(BYTES));
  });

  it('has the type that the caller gives', async () => {
    const headers = { 'content-type': 'image/webp' };

    await call(http, ENDPOINT, { body: BYTES, options: { headers } });

    expect(seen[0]?.headers['content-type']).toBe('image/webp');
  });

  it('of a stream is sent as it comes, and once', async () => {
    status = 503;

    await expect(call(http, ENDPOINT, { body: streamed([BYTES, BYTES]) })).rejects.toMatchObject({
      code: 'unavailable',
    });

    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers['transfer-encoding']).toBe('chunked');
    expect(seen[0]?.body).toEqual(Buffer.from([...BYTES, ...BYTES]));
  });

  it('tells for which operation the client was made', async () => {
    await call(http, ENDPOINT, { body: BYTES });

    expect(seen[0]?.headers['toac-surface']).toBe('effect.none.0123456789ab');
  });
});

describe('a refusal of another kind of operation', () => {
  it('is incompatible', async () => {
    const refusing = createHttp('http://a', {
      fetch: async () =>
        new Response(JSON.stringify({ code: 'incompatible', title: 'made for another' }), {
          status: 409,
        }),
    });

    await expect(call(refusing, ENDPOINT, { body: BYTES })).rejects.toMatchObject({
      code: 'incompatible',
    });
  });
});
