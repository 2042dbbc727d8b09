// The gateway's own server: node:http with its strict parser, and limits on what a connection may take of time and space.
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { type Listening, listenOn, type Place } from '../core/listening.ts';
import { document, PROBLEM_TYPE, type ProblemDocument } from './problem-document.ts';
import type { Limits } from './settings.ts';

export type Serve = (
  request: IncomingMessage,
  response: ServerResponse,
  continues: boolean,
) => void;

export interface Closing {
  readonly limits: Limits;
  /** Nothing new is taken. */
  readonly onClosing: () => void;
}

const GRACE = 5000;

export async function listen(
  place: Place,
  serve: Serve,
  { limits, onClosing }: Closing,
): Promise<Listening> {
  const server = serverOf(serve, limits);

  return {
    url: await listenOn(server, place),
    close: () => {
      onClosing();

      return close(server);
    },
  };
}

function serverOf(serve: Serve, limits: Limits): Server {
  const server = createServer(
    {
      insecureHTTPParser: false,
      // The gateway says itself what is missing.
      requireHostHeader: false,
      maxHeaderSize: limits.headers,
      headersTimeout: limits.headerTimeout,
      requestTimeout: limits.requestTimeout,
      keepAliveTimeout: limits.idle,
      connectionsCheckingInterval: Math.min(1000, limits.headerTimeout, limits.requestTimeout),
      noDelay: true,
    },
    (request, response) => serve(request, response, false),
  );

  server.maxHeadersCount = 0;
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  server.maxConnections = limits.connections;
  server.on('checkContinue', (request, response) => serve(request, response, true));
  server.on('checkExpectation', (request, response) => serve(request, response, false));
  server.on('connect', (_, socket: Duplex) =>
    refuse(socket, document('method', 405, 'Method not allowed')),
  );
  server.on('clientError', onClientError);

  return server;
}

interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** Part of the socket that node:http keeps; without a message, nothing is being answered. */
interface Answering {
  readonly destroySoon?: () => void;
  readonly _httpMessage?: { readonly headersSent: boolean } | null;
}

/** What the parser refuses. Where a reply has begun, nothing more can be said than it. */
function onClientError(error: ParseError, socket: Duplex): void {
  const { _httpMessage, destroySoon } = socket as Duplex & Answering;

  if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
  else if (_httpMessage?.headersSent) destroySoon?.call(socket);
  // Behind a request that ends the connection stands nothing; the request itself gets its reply.
  else if (_httpMessage && error.code === 'HPE_CLOSED_CONNECTION') return;
  else refuse(socket, problemOfParser(error));
}

const METHOD = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32} /;

function problemOfParser({ code, rawPacket }: ParseError): ProblemDocument {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return document('headers-too-large', 431, 'The headers are too large');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return document('too-large', 413, 'The body is too large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return document('slow', 408, 'The request took too long');
    case 'HPE_INVALID_METHOD':
      if (rawPacket !== undefined && METHOD.test(rawPacket.toString('latin1', 0, 40)))
        return document('unsupported', 501, 'There is no such method');
  }

  return document('invalid', 400, 'The request is not HTTP/1.1');
}

const DRAINING = 1000;

function refuse(socket: Duplex, problem: ProblemDocument): void {
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];

  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.on('error', () => socket.destroy());
  setTimeout(() => socket.destroy(), DRAINING).unref();
}

/** Who is being answered is answered; who does not end gets no more time than the grace. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE);

    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
