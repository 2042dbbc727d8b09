// The one reader of bodies: bounded in bytes; what stands behind a refusal is drained a little, never kept.
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Bytes, a refusal, or undefined: the caller has gone. Called once. */
export type BodyRead = (body: Buffer | Refusal | undefined) => void;

const EMPTY: Buffer = Buffer.alloc(0);

export interface BodySize {
  readonly declared: string | undefined;
  readonly most: number;
  /** On a connection of the gateway's own server. */
  readonly direct: boolean;
}

/** Member of a request that node:http does not document. */
interface Insides {
  _dumped?: boolean;
}

/** What is known to hand each part of a body, and then null, to `push`: tests pin it for each of these. */
const KNOWN_MAJORS: readonly string[] = ['20', '22', '24'];

const isKnown = KNOWN_MAJORS.includes(process.versions.node.split('.', 1)[0] ?? '');

export function readBody(request: IncomingMessage, size: BodySize, done: BodyRead): void {
  const { declared, most, direct } = size;

  if (declared !== undefined && Number(declared) > most) return done(tooLarge(most));

  const parts = new Parts(most, done);

  // Of one that has gone nothing else is told: errors without a listener are none.
  request.on('close', () => parts.end(undefined));

  if (direct && isKnown) return takeParts(request, parts);

  request.on('data', (part: Buffer) => parts.add(part));
  request.on('end', () => parts.end(parts.whole()));
}

/** From the parser: a stream between would hand on each part, and the end, in a later turn of the loop. */
function takeParts(request: IncomingMessage & Insides, parts: Parts): void {
  request.push = (part: Buffer | null): boolean => {
    if (part === null) {
      request._dumped = true;
      parts.end(parts.whole());
    } else if (!parts.add(part)) {
      // What comes now is nobody's, and the stream knows how to throw it away.
      Reflect.deleteProperty(request, 'push');
    }

    return true;
  };
}

/** A body as it comes in. */
class Parts {
  readonly #most: number;
  readonly #done: BodyRead;
  #first: Buffer | undefined;
  #rest: Buffer[] | undefined;
  #size = 0;
  #over = false;

  constructor(most: number, done: BodyRead) {
    this.#most = most;
    this.#done = done;
  }

  /** False: nothing more is kept. */
  add(part: Buffer): boolean {
    if (this.#over) return false;

    this.#size += part.length;

    if (this.#size > this.#most) {
      this.end(tooLarge(this.#most));

      return false;
    }

    if (this.#first === undefined) this.#first = part;
    else if (this.#rest === undefined) this.#rest = [this.#first, part];
    else this.#rest.push(part);

    return true;
  }

  whole(): Buffer {
    return this.#rest === undefined
      ? (this.#first ?? EMPTY)
      : Buffer.concat(this.#rest, this.#size);
  }

  end(body: Buffer | Refusal | undefined): void {
    if (this.#over) return;

    this.#over = true;
    this.#done(body);
  }
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
