// Replies about which nothing is unusual, as one text: node:http checks each header each time, and writes head and end apart.
// Leans on members of node:http that are not documented; where they have another shape, node:http writes the reply.
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Exchange } from './exchange.ts';
import { type HeaderBlock, headerText } from './header-block.ts';
import { hasBody } from './request-head.ts';

interface Insides {
  _header?: string | null;
  _headerSent?: boolean;
  readonly outputData?: readonly unknown[];
  readonly maxRequestsOnConnectionReached?: boolean;
}

interface RequestInsides {
  /** What is left of its body was thrown away. */
  _dumped?: boolean;
}

interface SocketInsides {
  readonly _httpMessage?: unknown;
}

export interface Whole {
  readonly status: number;
  readonly block: HeaderBlock;
  /** Fit for a head: the gateway makes them or has checked them. */
  readonly own: readonly string[];
  readonly body: string | Buffer | undefined;
  /** Bytes of the body. */
  readonly size: number;
}

/** Writes the reply, if it is a usual one. */
export function writeUsual(exchange: Exchange, { status, block, own, body, size }: Whole): boolean {
  if (!isUsual(exchange, status)) return false;

  const response = exchange.response as ServerResponse & Insides;
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${block.text}${headerText(own)}${ending(exchange)}`;

  response.statusCode = status;
  response._header = head;

  // Where no body is, node:http would read it to its end all the same, in three turns of the loop.
  if (!hasBody(exchange.head)) (exchange.request as RequestInsides)._dumped = true;

  // In its turn, and as a text, it is one write; node:http would make two.
  if (typeof body === 'string' && isItsTurn(response)) {
    response._headerSent = true;
    // Of ASCII the bytes are the same, and copied without a look at each.
    response.socket?.write(head + body, body.length === size ? 'latin1' : 'utf8');
    response.end();
  } else response.end(body);

  return true;
}

/** Of pipelined requests, later replies wait for earlier ones. */
function isItsTurn(response: ServerResponse & Insides): boolean {
  const { socket, outputData } = response;

  return (socket as SocketInsides | null)?._httpMessage === response && outputData?.length === 0;
}

/** A reply with a body, on a connection of our own that stays. */
function isUsual({ response, request, unread, site, direct }: Exchange, status: number): boolean {
  const { _header, _headerSent, maxRequestsOnConnectionReached } = response as ServerResponse &
    Insides;

  return (
    direct &&
    _header === null &&
    _headerSent === false &&
    response.shouldKeepAlive &&
    maxRequestsOnConnectionReached !== true &&
    request.httpVersionMinor === 1 &&
    request.method !== 'HEAD' &&
    status !== 204 &&
    status !== 304 &&
    !unread &&
    !site.closing
  );
}

const SECOND = 1000;

let endingAt = 0;
let endingIdle = 0;
let endingText = '';

/** The date is told in seconds, so that a second has one text. */
function ending({ site: { limits } }: Exchange): string {
  const now = Date.now();

  if (now - endingAt >= SECOND || now < endingAt || limits.idle !== endingIdle) {
    endingAt = now - (now % SECOND);
    endingIdle = limits.idle;
    endingText = `date: ${new Date(endingAt).toUTCString()}\r\nconnection: keep-alive\r\nkeep-alive: timeout=${Math.floor(limits.idle / SECOND)}\r\n\r\n`;
  }

  return endingText;
}
