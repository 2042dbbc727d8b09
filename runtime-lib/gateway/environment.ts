// What the expressions of a route find below `identity`, `claims`, `route`, `request` and `input`, at the gateway.
import { put } from '../check/convert.ts';
import type { ExpressionEnvironment } from '../core/expression.ts';
import { type Exchange, pathTexts, planOf } from './exchange.ts';
import { headerNamed } from './request-head.ts';

/** What was sent beside the head. */
export interface Sent {
  readonly input?: unknown;
  /** A body that is no JSON, as the wire has bytes. */
  readonly body?: string;
}

export function environmentOf(exchange: Exchange, sent: Sent = {}): ExpressionEnvironment {
  return new RequestEnvironment(exchange, sent);
}

/** Lives as long as one request is checked; what no expression reads is never made. */
class RequestEnvironment implements ExpressionEnvironment {
  readonly #exchange: Exchange;
  readonly #sent: Sent;
  #now: Date | undefined;

  constructor(exchange: Exchange, sent: Sent) {
    this.#exchange = exchange;
    this.#sent = sent;
  }

  get identity(): ExpressionEnvironment['identity'] {
    return this.#exchange.identity;
  }

  get claims(): unknown {
    return this.#exchange.identity?.claims;
  }

  get route(): unknown {
    return pathTexts(this.#exchange);
  }

  get request(): unknown {
    return requestFacts(this.#exchange, this.#sent.body);
  }

  get input(): unknown {
    return this.#sent.input;
  }

  /** The same in every expression. */
  get now(): Date {
    this.#now ??= new Date();

    return this.#now;
  }
}

export interface RequestFacts {
  readonly headers?: { readonly [name: string]: string };
  readonly language?: string;
  readonly authority?: string;
  readonly body?: string;
}

/** Only what the route's expressions read: headers hold secrets that are nobody's business. */
export function requestFacts(exchange: Exchange, body?: string): RequestFacts {
  const { reads } = planOf(exchange);
  const { authority, head, request } = exchange;
  const facts: { -readonly [K in keyof RequestFacts]: RequestFacts[K] } = {};

  if (reads.headers.length > 0) {
    const headers: Record<string, string> = {};

    for (const name of reads.headers) {
      const value = headerNamed(request.rawHeaders, name);

      if (value !== undefined) put(headers, name, value);
    }

    facts.headers = headers;
  }

  const language = reads.language ? languageOf(head.acceptLanguage) : undefined;

  if (language !== undefined) facts.language = language;
  if (reads.authority && authority !== undefined) facts.authority = authority;
  if (body !== undefined) facts.body = body;

  return facts;
}

const LANGUAGE =
  /^\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/;

/** The one that is wanted most; undefined where any is as good. */
export function languageOf(accepted: string | undefined): string | undefined {
  let best: string | undefined;
  let most = 0;

  for (const range of accepted?.split(',') ?? []) {
    const [, language, quality = '1'] = LANGUAGE.exec(range) ?? [];

    if (language !== undefined && Number(quality) > most) {
      best = language;
      most = Number(quality);
    }
  }

  return best;
}
