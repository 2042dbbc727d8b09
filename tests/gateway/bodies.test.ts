// Bodies however they come in: split anywhere, chunked, pipelined. They are taken from inside of node:http, so each of its
// majors is shown here to hand them over whole and in order.
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Served, serveRoutes } from './served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveRoutes({});
});
beforeEach(() => {
  served.calls.length = 0;
});
afterAll(() => served.close());

const HEAD = 'POST /jobs HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n';

function sized(value: unknown): string {
  const body = JSON.stringify(value);

  return `${HEAD}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function chunked(value: unknown, size: number): string {
  const body = Buffer.from(JSON.stringify(value));
  const chunks: string[] = [];

  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);

    chunks.push(`${chunk.length.toString(16)}\r\n${chunk.toString('latin1')}\r\n`);
  }

  return `${HEAD}transfer-encoding: chunked\r\n\r\n${chunks.join('')}0\r\nx-after: all\r\n\r\n`;
}

const statuses = (received: string): readonly string[] =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((found) => found[1] ?? '');
const inputs = (): readonly unknown[] => served.calls.map(({ input }) => input);

function opened(): Promise<Socket> {
  const socket = connect({ port: served.port, host: '127.0.0.1', noDelay: true });

  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

describe('bodies', () => {
  const value = { text: 'ÄÖ € 𝄞', list: [1, 2, 3] };

  it('that come byte by byte', async () => {
    const socket = await opened();
    let received = '';

    socket.on('data', (part) => {
      received += part.toString('latin1');
    });

    for (const byte of Buffer.from(sized(value))) {
      socket.write(Buffer.of(byte));
      await wait(0);
    }

    while (received === '') await wait(5);

    socket.destroy();
    expect(statuses(received)).toEqual(['202']);
    expect(inputs()).toEqual([value]);
  });

  it.each([1, 7, 1000])('in chunks of %d bytes, with a trailer', async (size) => {
    const received = await served.raw(Buffer.from(chunked(value, size), 'latin1'));

    expect(statuses(received)).toEqual(['202']);
    expect(inputs()).toEqual([value]);
  });

  it('that are larger than what is read at once', async () => {
    const large = { text: 'x€'.repeat(200_000) };
    const received = await served.raw(sized(large));

    expect(statuses(received)).toEqual(['202']);
    expect(inputs()).toEqual([large]);
  });

  it('of pipelined requests, in their order', async () => {
    const GET = 'GET /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n';
    const asked = Array.from({ length: 20 }, (_, i) => [
      sized({ i }),
      GET,
      chunked({ i, chunked: true }, 3),
    ]);
    const received = await served.raw(asked.flat().join(''));

    expect(statuses(received)).toEqual(asked.flatMap(() => ['202', '200', '202']));
    expect(inputs().filter((input) => input !== undefined)).toEqual(
      asked.flatMap((_, i) => [{ i }, { i, chunked: true }]),
    );
  });

  it('on one connection, one after the other', async () => {
    const socket = await opened();
    let received = '';

    socket.on('data', (part) => {
      received += part.toString('latin1');
    });

    for (let i = 0; i < 50; i++) {
      socket.write(i % 2 === 0 ? sized({ i }) : chunked({ i }, 2));

      while (statuses(received).length <= i) await wait(1);
    }

    socket.destroy();
    expect(statuses(received)).toEqual(Array.from({ length: 50 }, () => '202'));
    expect(inputs()).toEqual(Array.from({ length: 50 }, (_, i) => ({ i })));
  });

  it('that end in the middle reach nobody, and hold nothing', async () => {
    for (const text of [sized(value), chunked(value, 5)]) {
      const socket = await opened();

      socket.on('error', () => undefined);
      socket.write(text.slice(0, -12));
      await wait(20);
      socket.destroy();
    }

    for (let i = 0; i < 200 && served.gateway.active() > 0; i++) await wait(10);

    expect(served.gateway.active()).toBe(0);
    expect(served.calls).toEqual([]);
  });

  it('that nobody asked for are thrown away, and the connection ends', async () => {
    const received = await served.raw(sized(value).replace('POST /jobs', 'POST /nowhere'));

    expect(statuses(received)).toEqual(['404']);
    expect(served.calls).toEqual([]);
  });
});
