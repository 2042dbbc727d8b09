// Malformed and ambiguous requests over raw sockets: each is refused, or framed as the RFCs say, and nothing else is let through.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Served, serveRoutes } from './served.ts';

let served: Served;

beforeAll(async () => {
  served = await serveRoutes();
});

afterAll(() => served.close());
beforeEach(() => {
  served.calls.length = 0;
});

const DEV = 'authorization: dev ann\r\n';
const GET = (head: string, target = '/orders/o1'): string =>
  `GET ${target} HTTP/1.1\r\nhost: a\r\n${head}\r\n`;
const POST = (head: string, body = ''): string =>
  `POST /orders HTTP/1.1\r\nhost: a\r\n${DEV}content-type: application/json\r\n${head}\r\n${body}`;
/** What an attacker hides behind a request. */
const HIDDEN = 'GET /orders/hidden HTTP/1.1\r\nhost: a\r\n\r\n';

/** Statuses of all replies on the connection, and how often the system was asked. An empty list: closed without a word. */
interface Case {
  readonly name: string;
  readonly text: string | Buffer;
  readonly statuses: readonly number[];
  readonly calls?: number;
}

const REFUSED: readonly Case[] = [
  // Two lengths.
  {
    name: 'CL.TE',
    text: POST('content-length: 6\r\ntransfer-encoding: chunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'TE.CL',
    text: POST('transfer-encoding: chunked\r\ncontent-length: 3\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'two lengths that differ',
    text: POST('content-length: 2\r\ncontent-length: 3\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'two lengths that are equal',
    text: POST('content-length: 2\r\ncontent-length: 2\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'lengths in a list',
    text: POST('content-length: 2, 2\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'length with a plus',
    text: POST('content-length: +2\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  { name: 'negative length', text: POST('content-length: -2\r\n', `{}${HIDDEN}`), statuses: [400] },
  {
    name: 'hexadecimal length',
    text: POST('content-length: 0x2\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'length with a space inside',
    text: POST('content-length: 1 2\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'length with a letter',
    text: POST('content-length: 2a\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'length with a point',
    text: POST('content-length: 2.0\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'length beyond all numbers',
    text: POST('content-length: 99999999999999999999999\r\n', '{}'),
    statuses: [400],
  },
  { name: 'empty length', text: POST('content-length:\r\n', `{}${HIDDEN}`), statuses: [400] },
  {
    name: 'empty length behind a space',
    text: POST('content-length: \r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  // Codings.
  {
    name: 'coding that is unknown',
    text: POST('transfer-encoding: xchunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [501],
  },
  {
    name: 'coding identity',
    text: POST('transfer-encoding: identity\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [501],
  },
  {
    name: 'chunked is not the last coding',
    text: POST('transfer-encoding: chunked, gzip\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'chunked twice',
    text: POST('transfer-encoding: chunked, chunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400, 501],
  },
  {
    name: 'chunked in two headers',
    text: POST(
      'transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n',
      `0\r\n\r\n${HIDDEN}`,
    ),
    statuses: [400],
  },
  {
    name: 'gzip and chunked',
    text: POST('transfer-encoding: gzip, chunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [501],
  },
  {
    name: 'chunked with a vertical tab',
    text: POST('transfer-encoding: \x0bchunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'quoted chunked',
    text: POST('transfer-encoding: "chunked"\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [501],
  },
  {
    name: 'chunked in HTTP/1.0',
    text: `POST /orders HTTP/1.0\r\nhost: a\r\n${DEV}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    statuses: [400],
  },
  // Chunks.
  {
    name: 'chunk size with 0x',
    text: POST('transfer-encoding: chunked\r\n', `0x2\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'chunk size with a plus',
    text: POST('transfer-encoding: chunked\r\n', `+2\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'negative chunk size',
    text: POST('transfer-encoding: chunked\r\n', `-2\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'chunk size beyond all numbers',
    text: POST('transfer-encoding: chunked\r\n', `fffffffffffffffff\r\n{}\r\n0\r\n\r\n`),
    statuses: [400],
  },
  {
    name: 'chunk that is longer than it says',
    text: POST('transfer-encoding: chunked\r\n', `1\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'chunk that ends with LF',
    text: POST('transfer-encoding: chunked\r\n', `2\r\n{}\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'chunk size that ends with LF',
    text: POST('transfer-encoding: chunked\r\n', `2\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'chunk size with a space before',
    text: POST('transfer-encoding: chunked\r\n', ` 2\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'bare CR in a chunk extension',
    text: POST('transfer-encoding: chunked\r\n', `2;a\rb\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'LF in a chunk extension',
    text: POST('transfer-encoding: chunked\r\n', `2;a\nb\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'no chunk size',
    text: POST('transfer-encoding: chunked\r\n', `\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  // Header lines.
  {
    name: 'trailer that frames',
    text: POST(
      'transfer-encoding: chunked\r\n',
      `2\r\n{}\r\n0\r\ncontent-length: 900\r\n\r\n${GET('')}`,
    ),
    statuses: [400],
  },
  {
    name: 'space before the colon',
    text: POST('content-length : 2\r\n', `{}${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'space before the colon of a coding',
    text: POST('transfer-encoding : chunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  { name: 'folded header', text: GET('x-a: b\r\n c: d\r\n'), statuses: [400] },
  {
    name: 'folded coding',
    text: POST('transfer-encoding:\r\n chunked\r\n', `0\r\n\r\n${HIDDEN}`),
    statuses: [400],
  },
  {
    name: 'header line that begins with a space',
    text: `GET /orders/o1 HTTP/1.1\r\n host: a\r\n\r\n`,
    statuses: [400],
  },
  { name: 'bare LF as line ending', text: 'GET /orders/o1 HTTP/1.1\nhost: a\n\n', statuses: [400] },
  { name: 'bare LF between headers', text: GET('x-a: b\nx-c: d\r\n'), statuses: [400] },
  { name: 'bare CR in a value', text: GET('x-a: b\rx-c: d\r\n'), statuses: [400] },
  { name: 'NUL in a value', text: GET('x-a: b\0c\r\n'), statuses: [400] },
  { name: 'NUL in a name', text: GET('x\0a: b\r\n'), statuses: [400] },
  { name: 'no name', text: GET(': b\r\n'), statuses: [400] },
  { name: 'no colon', text: GET('x-a\r\n'), statuses: [400] },
  { name: 'underscore in a name', text: GET('x_forwarded_for: 1.2.3.4\r\n'), statuses: [400] },
  { name: 'control character in a value', text: GET('x-a: b\x01c\r\n'), statuses: [400] },
  // Hosts.
  { name: 'no host', text: 'GET /orders/o1 HTTP/1.1\r\n\r\n', statuses: [400] },
  { name: 'two hosts', text: GET('host: b\r\n'), statuses: [400] },
  { name: 'two hosts that are equal', text: GET('host: a\r\n'), statuses: [400] },
  { name: 'empty host', text: 'GET /orders/o1 HTTP/1.1\r\nhost:\r\n\r\n', statuses: [400] },
  {
    name: 'host with a path',
    text: 'GET /orders/o1 HTTP/1.1\r\nhost: a/b\r\n\r\n',
    statuses: [400],
  },
  {
    name: 'host with a user',
    text: 'GET /orders/o1 HTTP/1.1\r\nhost: b@a\r\n\r\n',
    statuses: [400],
  },
  {
    name: 'host with two names',
    text: 'GET /orders/o1 HTTP/1.1\r\nhost: a, b\r\n\r\n',
    statuses: [400],
  },
  { name: 'target of another host', text: GET('', 'http://b/orders/o1'), statuses: [400] },
  // Start lines.
  { name: 'no version', text: 'GET /orders/o1\r\nhost: a\r\n\r\n', statuses: [505] },
  { name: 'version 2', text: 'GET /orders/o1 HTTP/2.0\r\nhost: a\r\n\r\n', statuses: [505] },
  { name: 'version 1.2', text: 'GET /orders/o1 HTTP/1.2\r\nhost: a\r\n\r\n', statuses: [400] },
  { name: 'version 9.9', text: 'GET /orders/o1 HTTP/9.9\r\nhost: a\r\n\r\n', statuses: [400] },
  {
    name: 'version in lower case',
    text: 'GET /orders/o1 http/1.1\r\nhost: a\r\n\r\n',
    statuses: [400],
  },
  {
    name: 'method in lower case',
    text: 'get /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n',
    statuses: [501],
  },
  {
    name: 'method that nobody has',
    text: 'FETCH /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n',
    statuses: [501],
  },
  {
    name: 'method that the parser knows',
    text: 'PROPFIND /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n',
    statuses: [405],
  },
  {
    name: 'tab before the target',
    text: 'GET\t/orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n',
    statuses: [400],
  },
  {
    name: 'space in the target',
    text: 'GET /orders/o 1 HTTP/1.1\r\nhost: a\r\n\r\n',
    statuses: [400],
  },
  { name: 'target without a slash', text: GET('', 'orders/o1'), statuses: [400] },
  { name: 'target with a fragment', text: GET('', '/orders/o1#a'), statuses: [400] },
  {
    name: 'target with raw bytes',
    text: Buffer.from(GET('', '/orders/\xff'), 'latin1'),
    statuses: [400],
  },
  { name: 'target *', text: GET('', '*'), statuses: [400] },
  { name: 'PRI of HTTP/2', text: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', statuses: [400] },
  { name: 'TLS', text: Buffer.from('16030100a5010000a10303', 'hex'), statuses: [400] },
  { name: 'CONNECT', text: 'CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n', statuses: [405] },
  { name: 'TRACE', text: 'TRACE /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n', statuses: [405] },
  // Bodies where there is none, and expectations.
  {
    name: 'body of a GET',
    text: GET(`content-length: ${HIDDEN.length}\r\n`) + HIDDEN,
    statuses: [400],
  },
  {
    name: 'chunked body of a GET',
    text: `${GET('transfer-encoding: chunked\r\n')}0\r\n\r\n${HIDDEN}`,
    statuses: [400],
  },
  { name: 'unknown expectation', text: GET('expect: 200-ok\r\n'), statuses: [417] },
  {
    name: 'two content types',
    text: POST('content-type: text/plain\r\ncontent-length: 2\r\n', '{}'),
    statuses: [400],
  },
  { name: 'two credentials', text: GET(`${DEV}${DEV}`), statuses: [400] },
  // Paths.
  { name: 'dots', text: GET('', '/orders/../orders/o1'), statuses: [404] },
  { name: 'encoded dots', text: GET('', '/orders/%2e%2e/orders/o1'), statuses: [404] },
  { name: 'dots encoded twice', text: GET('', '/x/%252e%252e/orders/o1'), statuses: [404] },
  { name: 'one dot', text: GET('', '/orders/./o1'), statuses: [404] },
  { name: 'two slashes', text: GET('', '//orders/o1'), statuses: [404] },
  { name: 'slash at the end', text: GET('', '/orders/o1/'), statuses: [404] },
  { name: 'backslash', text: GET('', '/orders\\o1'), statuses: [400] },
  { name: 'malformed percent', text: GET('', '/orders/%zz'), statuses: [400] },
  { name: 'overlong UTF-8', text: GET('', '/orders/%c0%ae'), statuses: [400] },
  { name: 'half of a character', text: GET('', '/orders/%ed%a0%80'), statuses: [400] },
];

/** Legal, if seldom: framed as the RFCs say, so that both requests are seen. */
const FRAMED: readonly Case[] = [
  {
    name: 'two spaces before the target',
    text: 'GET  /orders/o1 HTTP/1.1\r\nhost: a\r\n\r\n',
    statuses: [200],
    calls: 1,
  },
  { name: 'pipelined', text: GET('') + GET(''), statuses: [200, 200], calls: 2 },
  { name: 'empty lines before', text: `\r\n\r\n${GET('')}`, statuses: [200], calls: 1 },
  {
    name: 'chunked',
    text: POST('transfer-encoding: chunked\r\n', `2\r\n{}\r\n0\r\n\r\n${GET('')}`),
    statuses: [201, 200],
    calls: 2,
  },
  {
    name: 'chunked in another case',
    text: POST('Transfer-Encoding: Chunked\r\n', `2\r\n{}\r\n0\r\n\r\n${GET('')}`),
    statuses: [201, 200],
    calls: 2,
  },
  {
    name: 'chunk extension',
    text: POST('transfer-encoding: chunked\r\n', `2;a=b\r\n{}\r\n0\r\n\r\n${GET('')}`),
    statuses: [201, 200],
    calls: 2,
  },
  {
    name: 'trailers',
    text: POST('transfer-encoding: chunked\r\n', `2\r\n{}\r\n0\r\nx-team: b\r\n\r\n${GET('')}`),
    statuses: [201, 200],
    calls: 2,
  },
  { name: 'absolute target', text: GET('', 'http://a/orders/o1'), statuses: [200], calls: 1 },
  { name: 'HTTP/1.0', text: 'GET /orders/o1 HTTP/1.0\r\n\r\n', statuses: [200], calls: 1 },
  {
    name: 'HTTP/1.0 does not keep the connection',
    text: `GET /orders/o1 HTTP/1.0\r\n\r\n${HIDDEN}`,
    statuses: [200],
    calls: 1,
  },
  {
    name: 'nothing behind close',
    text: GET('connection: close\r\n') + HIDDEN,
    statuses: [200],
    calls: 1,
  },
  { name: 'length 0 on a GET', text: GET('content-length: 0\r\n'), statuses: [200], calls: 1 },
  {
    name: 'upgrade is not taken',
    text: GET('connection: upgrade\r\nupgrade: websocket\r\n'),
    statuses: [200],
    calls: 1,
  },
  {
    name: 'h2c is not taken',
    text: GET(
      'connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAAQAAP__\r\n',
    ),
    statuses: [200],
    calls: 1,
  },
  { name: 'encoded slash is data', text: GET('', '/orders/a%2fb'), statuses: [200], calls: 1 },
  { name: 'OPTIONS *', text: 'OPTIONS * HTTP/1.1\r\nhost: a\r\n\r\n', statuses: [204], calls: 0 },
];

function statusesIn(text: string): readonly number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)]
    .map((match) => Number(match[1]))
    .filter((status) => status !== 100);
}

describe('malformed requests', () => {
  it('are a corpus of at least 60', () => {
    expect(REFUSED.length).toBeGreaterThanOrEqual(60);
  });

  it.each(REFUSED)('$name: refused, with nothing behind it', async ({ text, statuses }) => {
    const received = await served.raw(text);
    const found = statusesIn(received);

    expect(found).toHaveLength(1);
    expect(statuses).toContain(found[0]);
    expect(received).toContain('application/problem+json');
    expect(served.calls).toEqual([]);
  });

  it.each(FRAMED)('$name: handled', async ({ text, statuses, calls }) => {
    const received = await served.raw(text);

    expect(statusesIn(received)).toEqual(statuses);
    expect(served.calls).toHaveLength(calls ?? 0);
  });

  it('an encoded slash reaches the system as a part of the id', async () => {
    await served.raw(GET('', '/orders/a%2fb'));

    expect(served.calls[0]?.query).toEqual({ id: 'a/b' });
  });
});
