// A generated client against a real HTTP server: values converted, declared errors as values, repetitions, streams.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseFiles, writeProject } from '../support/project.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
type Call = (...args: unknown[]) => Promise<unknown>;

interface Client {
  readonly createHttp: (url: string, options?: object) => unknown;
  readonly isFailure: (reply: unknown) => boolean;
  readonly isMissing: (reply: unknown) => boolean;
  readonly notes: Readonly<Record<string, Call>> & {
    readonly watch: (...args: unknown[]) => AsyncIterable<unknown>;
  };
}

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const NOTE = {
  id: 'n1',
  author: 'a1',
  text: 'hi',
  at: '2026-01-02T03:04:05.678Z',
  size: '9007199254740993',
};

let server: Server;
let client: Client;
let http: unknown;
let handler: Handler;
let seen: Seen[];

function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  type = 'application/json',
): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(value));
}

beforeAll(async () => {
  const { folder } = writeProject('client', caseFiles('client-routes'));

  client = (await import(pathToFileURL(join(folder, 'generated/client/index.js')).href)) as Client;
  server = createServer((request, response) => {
    const parts: Buffer[] = [];

    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();

      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      handler(request, response, body);
    });
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  http = client.createHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
    headers: { authorization: 'dev a1' },
  });
});

beforeEach(() => {
  seen = [];
});

afterAll(() => server.close());

describe('a generated client', () => {
  it('takes the credentials that replies bring, and tells of them', async () => {
    const { port } = server.address() as AddressInfo;
    const kept: string[] = [];
    const own = client.createHttp(`http://127.0.0.1:${port}`, {
      authorization: 'Basic YTpi',
      onRenewal: (authorization: string) => kept.push(authorization),
    });

    handler = (_request, response) => {
      if (seen.length === 1) response.setHeader('authorization', 'Token t1');
      json(response, 200, NOTE);
    };

    await client.notes['read']?.(own, 'n1');
    await client.notes['read']?.(own, 'n1');

    expect(seen.map(({ headers }) => headers.authorization)).toEqual(['Basic YTpi', 'Token t1']);
    expect(kept).toEqual(['Token t1']);
  });

  it('reads values as they are in TypeScript', async () => {
    handler = (_request, response) => json(response, 200, NOTE);

    expect(await client.notes['read']?.(http, 'n/1')).toEqual({
      ...NOTE,
      at: new Date(NOTE.at),
      size: 9007199254740993n,
    });
    expect(seen[0]).toMatchObject({
      method: 'GET',
      url: '/notes/n%2F1',
      headers: { authorization: 'dev a1' },
    });
  });

  it('reads pages, and asks as the gateway reads it', async () => {
    handler = (_request, response) => json(response, 200, { items: [NOTE], next: 'c2' });

    const query = {
      filter: { at: { ge: new Date('2026-01-01T00:00:00Z'), absent: false } },
      sort: ['-at'],
      limit: 5,
    };
    const page = (await client.notes['list']?.(http, query)) as {
      items: { at: Date }[];
      next: string;
    };

    expect(page.items[0]?.at).toEqual(new Date(NOTE.at));
    expect(page.next).toBe('c2');
    expect(seen[0]?.url).toBe(
      '/notes?at.ge=2026-01-01T00%3A00%3A00.000Z&at.null=false&sort=-at&limit=5',
    );
  });

  it('writes bodies, with a key so that a repetition is harmless', async () => {
    handler = (_request, response) => json(response, 201, { id: 'n2', at: NOTE.at });

    const reply = await client.notes['add']?.(http, {
      text: 'x',
      at: new Date(NOTE.at),
      key: undefined,
    });

    expect(reply).toEqual({ id: 'n2', at: new Date(NOTE.at) });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ text: 'x', at: NOTE.at });
    expect(seen[0]?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives declared errors as values', async () => {
    handler = (_request, response) =>
      json(
        response,
        507,
        { type: 'about:blank', title: 'full', status: 507, code: 'FULL' },
        'application/problem+json',
      );

    const reply = await client.notes['add']?.(http, { text: 'x', at: new Date() });

    expect(client.isFailure(reply)).toBe(true);
    expect(reply).toMatchObject({ code: 'FULL' });
  });

  it('gives a missing entity as a value, and throws everything else', async () => {
    handler = (_request, response) =>
      json(response, 404, { type: 'about:blank', title: 'missing', status: 404, code: 'missing' });
    expect(client.isMissing(await client.notes['read']?.(http, 'n1'))).toBe(true);

    handler = (_request, response) =>
      json(response, 403, { type: 'about:blank', title: 'no', status: 403, code: 'forbidden' });
    await expect(client.notes['read']?.(http, 'n1')).rejects.toMatchObject({
      name: 'ContractError',
      code: 'forbidden',
    });

    handler = (_request, response) => response.writeHead(502).end('<html>');
    await expect(client.notes['read']?.(http, 'n1')).rejects.toMatchObject({ code: 'internal' });
  });

  it('repeats under the same key while the service is not there', async () => {
    handler = (_request, response) =>
      seen.length < 3
        ? response.writeHead(503, { 'retry-after': '0' }).end()
        : json(response, 201, { id: 'n3', at: NOTE.at });

    await client.notes['add']?.(http, { text: 'x', at: new Date() });

    expect(seen).toHaveLength(3);
    expect(new Set(seen.map((s) => s.headers['idempotency-key'])).size).toBe(1);
  });

  it('ends at its deadline, and when the caller gives up', async () => {
    handler = () => undefined;

    await expect(client.notes['read']?.(http, 'n1', { timeout: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await expect(
      client.notes['read']?.(http, 'n1', { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });

  it('reads streams line by line, and knows when one failed', async () => {
    handler = (_request, response) => {
      const line = `${JSON.stringify(NOTE)}\n`;

      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write(line.slice(0, 20));
      response.end(`${line.slice(20)}${line}`);
    };

    const found: unknown[] = [];

    for await (const note of client.notes.watch(http)) found.push(note);

    expect(found).toEqual(
      [1, 2].map(() => ({ ...NOTE, at: new Date(NOTE.at), size: 9007199254740993n })),
    );

    handler = (_request, response) => response.end('{"error":{"status":500}}\n');
    await expect(client.notes.watch(http)[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'internal',
    });
  });
});
