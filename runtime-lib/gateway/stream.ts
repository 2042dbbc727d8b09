// A stream as HTTP: frame by frame, no faster than it is read, ended with its reader, never longer than an hour.
import { ContractError } from '../core/contract-error.ts';
import { type Exchange, planOf, requestIdOf } from './exchange.ts';
import { type Framing, framingOf } from './frames.ts';
import { namesOf, narrowed } from './narrow.ts';
import { problemOf } from './problem-document.ts';
import { abandon, addCommon, fail } from './send.ts';

interface Running {
  readonly exchange: Exchange;
  readonly frames: AsyncIterator<unknown>;
  readonly framing: Framing;
  /** Why it is over, where it is. */
  over: { readonly reason: unknown } | undefined;
  /** Of what is waited for. */
  giveUp: ((reason: unknown) => void) | undefined;
  /** A frame was sent since the last heartbeat. */
  lively: boolean;
}

const GONE: unique symbol = Symbol('the reader has gone');

/** Where a stream's reader goes, its producer ends. */
export function stream(exchange: Exchange, of: AsyncIterable<unknown>): void {
  const { response, site, request } = exchange;
  const running: Running = {
    exchange,
    frames: of[Symbol.asyncIterator](),
    framing: framingOf(planOf(exchange).types[exchange.type] as string),
    over: undefined,
    giveUp: undefined,
    lively: false,
  };
  const gone = (): void => stop(running, GONE);
  const closing = (): void =>
    stop(running, new ContractError('unavailable', 'the gateway is closing'));
  const late = (): void => stop(running, new ContractError('timeout', 'streams end in time'));
  const timers = [
    setTimeout(late, site.limits.stream),
    setInterval(() => beat(running), site.limits.heartbeat),
  ];

  response.once('close', gone);
  site.streams.add(closing);

  if (response.destroyed) gone();

  const work = request.method === 'HEAD' ? headOnly(running) : run(running);

  void work
    .catch((error: unknown) => end(running, error))
    .finally(() => {
      for (const timer of timers) clearTimeout(timer);

      response.removeListener('close', gone);
      site.streams.delete(closing);
      exchange.abort?.abort();
      // A producer that does not notice is not waited for.
      void Promise.resolve(running.frames.return?.()).catch(() => undefined);
    });
}

function stop(running: Running, reason: unknown): void {
  running.over ??= { reason };
  running.giveUp?.(reason);
}

async function headOnly(running: Running): Promise<void> {
  begin(running);
  running.exchange.response.end();
}

async function run(running: Running): Promise<void> {
  const { exchange, frames, framing } = running;
  const { response } = exchange;
  const names = namesOf(planOf(exchange).definition.shows, exchange.fields);

  for (;;) {
    const { done, value } = await unlessOver(running, frames.next());

    begin(running);

    if (done === true) break;

    running.lively = true;

    const text = framing.frame(names === undefined ? value : narrowed(value, names));

    if (!response.write(text)) await unlessOver(running, drained(exchange));
  }

  response.end(framing.end);
}

/** What is waited for, or the end of all waiting. Holds on to nothing behind it: streams have many frames. */
function unlessOver<T>(running: Running, wanted: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    running.giveUp = reject;
    wanted.then(resolve, reject);

    if (running.over !== undefined) reject(running.over.reason);
  });
}

function drained({ response }: Exchange): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
  });
}

/** As long as no frame comes, the reader learns that there may be one. */
function beat(running: Running): void {
  const { exchange, framing } = running;
  const { response } = exchange;

  if (running.over !== undefined) return;

  begin(running);

  if (!running.lively && framing.heartbeat !== '' && !response.writableNeedDrain)
    response.write(framing.heartbeat);

  running.lively = false;
}

function begin({ exchange, framing }: Running): void {
  if (exchange.answered) return;

  const { known, anonymous, definition } = planOf(exchange);
  const headers = [
    ...(exchange.identity === undefined ? anonymous : known).list,
    'content-type',
    framing.type,
    // Proxies that gather replies would keep this one until its end.
    'x-accel-buffering',
    'no',
  ];

  exchange.answered = true;
  exchange.site.active--;
  addCommon(exchange, headers);
  exchange.response.writeHead(definition.status, headers);
  exchange.response.flushHeaders();
}

/** Before the first frame, a failure is a reply; behind it, the last frame of a stream without an end. */
function end({ exchange, framing }: Running, error: unknown): void {
  const { response, site } = exchange;

  if (error === GONE) return abandon(exchange);
  if (!exchange.answered) return fail(exchange, error);
  if (response.destroyed) return;

  const problem = problemOf(error);

  if (problem.code === 'internal')
    site.log.error('a stream failed', { request: requestIdOf(exchange), error });

  response.write(framing.failure(problem), () => response.destroy());
}
