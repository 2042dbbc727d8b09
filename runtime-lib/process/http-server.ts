// A small listener on node:http: exact paths, whole answers. For endpoints and control; the gateway has its own.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Listening {
  /** `http://127.0.0.1:9464` */
  readonly url: string;
  close(): Promise<void>;
}

/** Undefined: there is no such path. */
export type Answering = (request: IncomingMessage) => Promise<Answer | undefined>;

export interface Place {
  readonly port: number;
  /** Undefined: every address of this machine. */
  readonly host: string | undefined;
}

const NOT_FOUND: Answer = { status: 404, type: 'text/plain', body: 'not found\n' };
const BROKEN: Answer = { status: 500, type: 'text/plain', body: 'internal error\n' };

export function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

export async function listen({ port, host }: Place, answer: Answering): Promise<Listening> {
  const server = createServer((request, response) => {
    void answer(request)
      .catch(() => BROKEN)
      .then((found = NOT_FOUND) => {
        response.writeHead(found.status, { 'content-type': found.type });
        response.end(request.method === 'HEAD' ? undefined : found.body);
      });
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  return { url: urlOf(server), close: () => close(server) };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;

  const isEvery = address === '::' || address === '0.0.0.0';
  const host = family === 'IPv6' ? `[${address}]` : address;

  return `http://${isEvery ? 'localhost' : host}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Whole, or undefined when it is larger than `most` bytes. */
export async function readBody(
  request: IncomingMessage,
  most: number,
): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;

  for await (const part of request) {
    const bytes = part as Buffer;

    size += bytes.length;

    if (size > most) return undefined;

    parts.push(bytes);
  }

  return Buffer.concat(parts).toString('utf8');
}
