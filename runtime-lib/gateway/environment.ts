// What the expressions of a route find below `identity`, `claims`, `route`, `request` and `input`, at the gateway.
import type { ExpressionEnvironment } from '../core/expression.ts';
import { type Exchange, pathTexts, planOf } from './exchange.ts';
import { headerNamed } from './request-head.ts';

export interface Sent {
  readonly input?: unknown;
  /** A body that is no JSON, as the wire has bytes. */
  readonly body?: string;
}

export function environmentOf(exchange: Exchange, sent: Sent = {}): ExpressionEnvironment {
  const { identity, plan } = exchange;

  return {
    identity,
    claims: identity?.claims,
    route: pathTexts(exchange),
    request: plan?.readsRequest ? requestFacts(exchange, sent.body) : undefined,
    input: sent.input,
    now: new Date(),
  };
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

      if (value !== undefined) headers[name] = value;
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
