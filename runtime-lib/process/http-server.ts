// A small listener on node:http: exact paths, whole answers. For endpoints and control; the gateway has its own.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type Listening, listenOn, type Place } from '../core/listening.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Undefined: there is no such path. */
export type Answering = (request: IncomingMessage) => Promise<Answer | undefined>;

const NOT_FOUND: Answer = { status: 404, type: 'text/plain', body: 'not found\n' };
const BROKEN: Answer = { status: 500, type: 'text/plain', body: 'internal error\n' };

export function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

export async function listen(place: Place, answer: Answering): Promise<Listening> {
  const server = createServer((request, response) => {
    void answer(request)
      .catch(() => BROKEN)
      .then((found = NOT_FOUND) => {
        response.writeHead(found.status, { 'content-type': found.type });
        response.end(request.method === 'HEAD' ? undefined : found.body);
      });
  });

  return { url: await listenOn(server, place), close: () => close(server) };
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
