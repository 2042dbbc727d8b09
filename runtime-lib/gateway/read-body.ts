// The one reader of bodies: bounded in bytes; what stands behind a refusal is drained a little, never kept.
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Bytes, a refusal, or undefined: the caller has gone. Called once. */
export type BodyRead = (body: Buffer | Refusal | undefined) => void;

const EMPTY: Buffer = Buffer.alloc(0);

export interface BodySize {
  readonly declared: string | undefined;
  readonly most: number;
}

export function readBody(
  request: IncomingMessage,
  { declared, most }: BodySize,
  done: BodyRead,
): void {
  if (declared !== undefined && Number(declared) > most) return done(tooLarge(most));

  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let size = 0;
  let over = false;
  const end = (body: Buffer | Refusal | undefined): void => {
    if (over) return;

    over = true;
    done(body);
  };

  request.on('data', (part: Buffer) => {
    size += part.length;

    if (over) return;
    if (size > most) return end(tooLarge(most));

    if (first === undefined) first = part;
    else if (rest === undefined) rest = [first, part];
    else rest.push(part);
  });
  request.on('end', () => end(rest === undefined ? (first ?? EMPTY) : Buffer.concat(rest, size)));
  // Of one that has gone nothing else is told: errors without a listener are none.
  request.on('close', () => end(undefined));
}

function tooLarge(most: number): Refusal {
  return new Refusal('too-large', `The body is larger than ${most} bytes`, { close: true });
}

const DRAINED = 64 * 1024;
const DRAINING = 1000;

/** Reads on for a moment, so that a sender who still sends gets the reply and no reset. */
export function drain(request: IncomingMessage, done: () => void): void {
  let size = 0;
  let over = false;
  const end = (): void => {
    if (over) return;

    over = true;
    clearTimeout(timer);
    request.removeListener('data', onData);
    request.pause();
    done();
  };
  const timer = setTimeout(end, DRAINING);
  const onData = (part: Buffer): void => {
    size += part.length;

    if (size > DRAINED) end();
  };

  request.on('data', onData);
  request.once('end', end);
  request.once('error', end);
  request.once('close', end);
  request.resume();
}
