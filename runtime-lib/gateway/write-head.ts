// Heads of replies, as one text where nothing about them is unusual: node:http checks each header each time, and most never change.
// Leans on a member of node:http that is not documented; where it has another shape, node:http writes the head.
import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Exchange } from './exchange.ts';
import { type HeaderBlock, headerText } from './header-block.ts';

interface Insides {
  _header?: string | null;
  readonly maxRequestsOnConnectionReached?: boolean;
}

/** The values of `own` must be fit for a head: the gateway makes them or has checked them. */
export function writeHead(
  exchange: Exchange,
  status: number,
  block: HeaderBlock,
  own: readonly string[],
): void {
  const { response } = exchange;

  if (isUsual(exchange, status)) {
    response.statusCode = status;
    (response as ServerResponse & Insides)._header =
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${block.text}${headerText(own)}${ending(exchange)}`;
  } else response.writeHead(status, [...block.list, ...own]);
}

/** A reply with a body, on a connection of our own that stays. */
function isUsual({ response, request, unread, site, direct }: Exchange, status: number): boolean {
  const { _header, maxRequestsOnConnectionReached } = response as ServerResponse & Insides;

  return (
    direct &&
    _header === null &&
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
let date = '';

/** The date is told in seconds, so that a second has one text. */
function ending({ site: { limits } }: Exchange): string {
  const now = Date.now();

  if (now - endingAt >= SECOND || now < endingAt) {
    endingAt = now - (now % SECOND);
    date = new Date(endingAt).toUTCString();
  }

  return `date: ${date}\r\nconnection: keep-alive\r\nkeep-alive: timeout=${Math.floor(limits.idle / SECOND)}\r\n\r\n`;
}
