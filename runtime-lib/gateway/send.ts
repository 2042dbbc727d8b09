// Puts a reply on the wire: one head, one body. Where the caller still sends, it is drained a little and the connection ends.
import { isContractError } from '../core/contract-error.ts';
import { type Exchange, requestIdOf } from './exchange.ts';
import { type HeaderBlock, headerBlock } from './header-block.ts';
import { SECURITY_HEADERS } from './plan.ts';
import { PROBLEM_TYPE, type ProblemDocument, problemOf, retryAfterOf } from './problem-document.ts';
import { drain } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { writeUsual } from './write-usual.ts';

/** What every reply has that is not the route's. Adds to the headers. */
export function addCommon(exchange: Exchange, headers: string[]): void {
  const { head, site } = exchange;
  const { origin } = head;

  headers.push('x-request-id', requestIdOf(exchange));

  if (origin !== undefined) headers.push(...(site.cors.headers(origin) ?? []));
  if (site.dev && head.timing !== undefined) headers.push('server-timing', timing(exchange));
  if (site.closing || exchange.unread) headers.push('connection', 'close');
}

function timing({ began, called }: Exchange): string {
  const now = performance.now();
  const total = `total;dur=${(now - began).toFixed(3)}`;

  return called === 0 ? total : `call;dur=${(now - called).toFixed(3)}, ${total}`;
}

export interface Outgoing {
  readonly status: number;
  /** Absent: those of every reply. */
  readonly block?: HeaderBlock;
  /** The sender's own list: more is added. */
  readonly headers: string[];
  readonly body?: string | Buffer | undefined;
}

export const SAFE: HeaderBlock = headerBlock(SECURITY_HEADERS);

export function send(exchange: Exchange, { status, block = SAFE, headers, body }: Outgoing): void {
  if (exchange.answered) return;

  const { response, request } = exchange;

  exchange.answered = true;
  exchange.site.active--;
  addCommon(exchange, headers);

  const size = sizeOf(body);

  if (status !== 204 && status !== 304) headers.push('content-length', String(size));

  if (writeUsual(exchange, { status, block, own: headers, body, size })) return;

  response.writeHead(status, [...block.list, ...headers]);

  const text = request.method === 'HEAD' ? undefined : body;

  if (!exchange.unread) response.end(text);
  else {
    if (text === undefined) response.flushHeaders();
    else response.write(text);

    endConnection(exchange);
    drain(request, () => response.end());
  }
}

function sizeOf(body: string | Buffer | undefined): number {
  if (body === undefined) return 0;

  return typeof body === 'string' ? Buffer.byteLength(body) : body.length;
}

function endConnection({ request: { socket }, site: { ending } }: Exchange): void {
  // One that is gone says so no second time.
  if (socket.destroyed) return;

  ending.add(socket);
  socket.once('close', () => ending.delete(socket));
}

export function sendProblem(
  exchange: Exchange,
  problem: ProblemDocument,
  more: readonly string[] = [],
): void {
  const headers = [
    'cache-control',
    'no-store',
    ...(exchange.site.cors.on ? ['vary', 'origin'] : []),
    'content-type',
    PROBLEM_TYPE,
    ...more,
  ];

  send(exchange, { status: problem.status, headers, body: JSON.stringify(problem) });
}

/** Nobody is there to be answered, or somebody else answers. */
export function abandon(exchange: Exchange): void {
  if (!exchange.answered) exchange.site.active--;

  exchange.answered = true;
}

/** Whatever went wrong: callers get what toac knows of it, the log gets the rest. */
export function fail(exchange: Exchange, error: unknown): void {
  if (exchange.answered) return;

  const problem = problemOf(error);
  const retryAfter = retryAfterOf(error);
  const headers =
    error instanceof Refusal ? [...(error.options.headers ?? [])] : challenge(exchange, problem);

  if (retryAfter !== undefined) headers.push('retry-after', String(retryAfter));
  if (error instanceof Refusal && error.options.close) exchange.unread = true;
  // What is internal to a service, it has logged itself.
  if (problem.code === 'internal' && !(isContractError(error) && error.code === 'internal'))
    exchange.site.log.error('a request failed', { request: requestIdOf(exchange), error });

  sendProblem(exchange, problem, headers);
}

/** Every 401 says how to be known (RFC 9110, 15.5.2). */
function challenge({ site }: Exchange, { status }: ProblemDocument): string[] {
  return status === 401 ? ['www-authenticate', site.authentication.challenge] : [];
}
