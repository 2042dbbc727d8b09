// Heads that the gateway writes itself are those that node:http would have written: byte for byte, on every kind of connection.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveRoutes } from './served.ts';

let served: Served;
let plain: Server;

beforeAll(async () => {
  served = await serveRoutes({ settings: { limits: { requestsPerConnection: 4 } } });
  // The same listener on a server that is not the gateway's own: node:http writes the heads.
  plain = createServer({ keepAliveTimeout: 65_000 }, served.gateway.listener);
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await served.close();
  await new Promise((resolve) => plain.close(resolve));
});

function ask(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const end = (): void => {
      socket.destroy();
      resolve(received);
    };

    socket.setTimeout(10_000, end);
    socket.on('data', (part) => {
      socket.setTimeout(500);
      received += part.toString('latin1');
    });
    socket.on('close', end);
    socket.write(text);
  });
}

/** Names in lower case, sorted; without what two replies never share. */
function normal(text: string): string {
  return text
    .split('\r\n')
    .map((line) => line.replace(/^[\w-]+:/, (name) => name.toLowerCase()))
    .filter((line) => !/^(date|x-request-id):/.test(line))
    .map((line) => line.replace(/^(keep-alive: timeout=\d+).*/, '$1'))
    .sort()
    .join('\n');
}

const GET = 'GET /orders/o1 HTTP/1.1\r\nhost: a\r\n';
const POST =
  'POST /orders HTTP/1.1\r\nhost: a\r\nauthorization: dev ann\r\ncontent-type: application/json\r\n';

describe('heads', () => {
  it.each([
    ['a read', `${GET}\r\n`],
    ['a form that is no text', `${GET}accept: application/msgpack\r\n\r\n`],
    ['a change', `${POST}content-length: 2\r\n\r\n{}`],
    ['a chunked change', `${POST}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
    ['a problem', `${POST}content-length: 1\r\n\r\n{`],
    ['nothing there', 'GET /nothing HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['a refused body', 'POST /orders HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}'],
    ['HEAD', `HEAD${GET.slice(3)}\r\n`],
    [
      'no content',
      'PATCH /orders/o1 HTTP/1.1\r\nhost: a\r\nauthorization: dev a shop:staff\r\n\r\n',
    ],
    ['not modified', `${GET}if-none-match: *\r\n\r\n`],
    ['the last of a connection', `${GET}connection: close\r\n\r\n`],
    ['HTTP/1.0', 'GET /orders/o1 HTTP/1.0\r\n\r\n'],
    ['HTTP/1.0 that stays', 'GET /orders/o1 HTTP/1.0\r\nconnection: keep-alive\r\n\r\n'],
    ['two at once', `${GET}\r\n${GET}\r\n`],
    ['two of which the second ends', `${GET}\r\n${GET}connection: close\r\n\r\n`],
  ])('of %s', async (_, text) => {
    const { port } = plain.address() as AddressInfo;
    const [own, nodes] = await Promise.all([ask(served.port, text), ask(port, text)]);

    expect(own).toContain('HTTP/1.1 ');
    expect(normal(own)).toBe(normal(nodes));
    expect(
      own
        .split('HTTP/1.1 ')
        .slice(1)
        .every((head) => /date: \w{3}, \d\d /i.test(head)),
    ).toBe(true);
  });

  it('of characters that are more bytes than letters', async () => {
    served.answer = () => ({ kind: 'value', value: { text: 'é😀\u2028'.repeat(50) } });

    const response = await served.fetch('/orders/o1');

    expect(await response.json()).toEqual({ text: 'é😀\u2028'.repeat(50) });
  });

  it('of replies that are larger than a socket takes at once, each in its turn', async () => {
    const text = 'x'.repeat(3_000_000);

    served.answer = async ({ query }) => {
      // The first is ready last.
      if ((query as { id: string }).id === 'o1') await wait(50);

      return { kind: 'value', value: { text, id: (query as { id: string }).id } };
    };

    const received = await ask(served.port, `${GET}\r\n${GET.replace('o1', 'o2')}\r\n`);
    const bodies = received
      .split('HTTP/1.1 200 OK')
      .slice(1)
      .map((reply) => JSON.parse(reply.split('\r\n\r\n')[1] ?? '') as object);

    expect(bodies).toEqual([
      { text, id: 'o1' },
      { text, id: 'o2' },
    ]);
  });

  it('end a connection that has had its requests', async () => {
    const received = await ask(served.port, `${GET}\r\n`.repeat(6));

    expect(received.split('HTTP/1.1 200').length - 1).toBe(4);
    expect(received.match(/connection: close/gi)).toHaveLength(3);
  });
});
