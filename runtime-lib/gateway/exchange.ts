// One request and its reply, with what the checks on its way have found out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Identity } from '../core/identity.ts';
import type { Plan } from './plan.ts';
import { type Head, readHead } from './request-head.ts';
import { isRequestId, newRequestId } from './request-id.ts';
import type { Site } from './site.ts';

export interface Exchange {
  readonly site: Site;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  head: Head;
  /** Empty as long as nobody has asked. */
  id: string;
  /** Milliseconds, where times are told. */
  readonly began: number;
  called: number;
  /** A path before all of ours, where another application mounts the gateway. */
  readonly base: string;
  authority: string | undefined;
  query: string;
  plan: Plan | undefined;
  /** Of the path's parameters. */
  values: readonly string[];
  identity: Identity | undefined;
  /** The place of the media type among those of the plan. */
  type: number;
  /** Members of the output that the caller asked for. */
  fields: readonly string[] | undefined;
  /** What cursors of this request are bound to. */
  cursorOf: string;
  /** What has to be read before the connection serves again. */
  unread: boolean;
  /** The caller waits to be told that it may send its body. */
  readonly continues: boolean;
  /** On a connection of the gateway's own server. */
  readonly direct: boolean;
  /** A reply is on its way. */
  answered: boolean;
  /** Of streams: for who produces them. */
  abort: AbortController | undefined;
  /** What another application has read of the body before. */
  readonly given: Given | undefined;
}

/** Bytes, or what was made of them. */
export type Given = Buffer | { readonly value: unknown };

export interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly base?: string;
  readonly continues?: boolean;
  readonly direct?: boolean;
  readonly given?: Given | undefined;
}

const NO_VALUES: readonly string[] = [];

const NO_HEAD: Head = readHead([], 0);

export function beginExchange(site: Site, arrived: Arrived): Exchange {
  const { request, response, base = '', continues = false, direct = false, given } = arrived;

  return {
    site,
    request,
    response,
    head: NO_HEAD,
    id: '',
    began: site.dev ? performance.now() : 0,
    called: 0,
    base,
    authority: undefined,
    query: '',
    plan: undefined,
    values: NO_VALUES,
    identity: undefined,
    type: 0,
    fields: undefined,
    cursorOf: '',
    unread: false,
    continues,
    direct,
    answered: false,
    abort: undefined,
    given,
  };
}

/** The caller's own, where it is well-formed. */
export function requestIdOf(exchange: Exchange): string {
  const { requestId } = exchange.head;

  if (exchange.id === '')
    exchange.id = requestId !== undefined && isRequestId(requestId) ? requestId : newRequestId();

  return exchange.id;
}

/** Behind the match alone. */
export function planOf({ plan }: Exchange): Plan {
  if (plan === undefined) throw new TypeError('a request without a route came too far');

  return plan;
}

/** The texts of the path, by name. */
export function pathTexts({ values, plan }: Exchange): { readonly [name: string]: string } {
  const texts: Record<string, string> = {};
  const parameters = plan?.parameters ?? [];

  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i];

    if (parameter !== undefined) texts[parameter.name] = values[i] ?? '';
  }

  return texts;
}
