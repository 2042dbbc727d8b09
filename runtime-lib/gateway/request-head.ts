// The headers that the gateway reads, from one walk over the raw ones. What may stand once and stands twice is refused.
import { mistaken, Refusal } from './refusal.ts';

export interface Head {
  host: string | undefined;
  accept: string | undefined;
  acceptEncoding: string | undefined;
  acceptLanguage: string | undefined;
  authorization: string | undefined;
  contentType: string | undefined;
  contentLength: string | undefined;
  contentEncoding: string | undefined;
  transferEncoding: string | undefined;
  origin: string | undefined;
  askedMethod: string | undefined;
  expect: string | undefined;
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  idempotencyKey: string | undefined;
  lastEventId: string | undefined;
  requestId: string | undefined;
  surface: string | undefined;
  traceparent: string | undefined;
  timing: string | undefined;
  forwarded: string | undefined;
  forwardedFor: string | undefined;
}

type Name = keyof Head;

interface Known {
  readonly text: string;
  readonly name: Name;
  /** Several are one list. */
  readonly list?: true;
}

const KNOWN: readonly Known[] = [
  { text: 'host', name: 'host' },
  { text: 'accept', name: 'accept', list: true },
  { text: 'accept-encoding', name: 'acceptEncoding', list: true },
  { text: 'accept-language', name: 'acceptLanguage', list: true },
  { text: 'authorization', name: 'authorization' },
  { text: 'content-type', name: 'contentType' },
  { text: 'content-length', name: 'contentLength' },
  { text: 'content-encoding', name: 'contentEncoding', list: true },
  { text: 'transfer-encoding', name: 'transferEncoding', list: true },
  { text: 'origin', name: 'origin' },
  { text: 'access-control-request-method', name: 'askedMethod' },
  { text: 'expect', name: 'expect', list: true },
  { text: 'if-match', name: 'ifMatch', list: true },
  { text: 'if-none-match', name: 'ifNoneMatch', list: true },
  { text: 'idempotency-key', name: 'idempotencyKey' },
  { text: 'last-event-id', name: 'lastEventId' },
  { text: 'x-request-id', name: 'requestId' },
  { text: 'toac-surface', name: 'surface' },
  { text: 'traceparent', name: 'traceparent' },
  { text: 'x-server-timing', name: 'timing', list: true },
  { text: 'forwarded', name: 'forwarded', list: true },
  { text: 'x-forwarded-for', name: 'forwardedFor', list: true },
];

/** Few names are of one length, so that most headers of a request are told apart without a look at their letters. */
const BY_LENGTH: (readonly Known[])[] = [];

for (const known of KNOWN) {
  BY_LENGTH[known.text.length] = [...(BY_LENGTH[known.text.length] ?? []), known];
}

export function readHead(raw: readonly string[], most: number): Head {
  if (raw.length > most * 2)
    throw new Refusal('headers-too-large', 'There are too many headers', { close: true });

  const head = emptyHead();

  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] as string;
    const candidates = BY_LENGTH[name.length];

    // Some proxies take it for '-', so that a header could pass them unseen.
    if (name.includes('_')) throw mistaken('header', name, 'must not have _ in its name', 'format');
    if (candidates !== undefined) take(head, candidates, name, raw[i + 1] as string);
  }

  return head;
}

function take(head: Head, candidates: readonly Known[], name: string, value: string): void {
  let lower = '';

  for (const known of candidates) {
    if (known.text !== name) {
      if (lower === '') lower = name.toLowerCase();
      if (known.text !== lower) continue;
    }

    const before = head[known.name];

    if (before === undefined) head[known.name] = value;
    else if (known.list) head[known.name] = `${before}, ${value}`;
    else throw new Refusal('invalid', `The header ${known.text} stands twice`, { close: true });

    return;
  }
}

/** All members at once: every request's head has the same shape. */
function emptyHead(): Head {
  return {
    host: undefined,
    accept: undefined,
    acceptEncoding: undefined,
    acceptLanguage: undefined,
    authorization: undefined,
    contentType: undefined,
    contentLength: undefined,
    contentEncoding: undefined,
    transferEncoding: undefined,
    origin: undefined,
    askedMethod: undefined,
    expect: undefined,
    ifMatch: undefined,
    ifNoneMatch: undefined,
    idempotencyKey: undefined,
    lastEventId: undefined,
    requestId: undefined,
    surface: undefined,
    traceparent: undefined,
    timing: undefined,
    forwarded: undefined,
    forwardedFor: undefined,
  };
}

/** A header that a route reads; several are one, apart by commas. */
export function headerNamed(raw: readonly string[], name: string): string | undefined {
  let found: string | undefined;

  for (let i = 0; i < raw.length; i += 2) {
    const text = raw[i] as string;

    if (text.length === name.length && text.toLowerCase() === name)
      found = found === undefined ? raw[i + 1] : `${found}, ${raw[i + 1]}`;
  }

  return found;
}

/** Whether bytes follow the head. */
export function hasBody({ contentLength, transferEncoding }: Head): boolean {
  return transferEncoding !== undefined || (contentLength !== undefined && +contentLength !== 0);
}
