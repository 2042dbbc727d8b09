// What the system answered, as HTTP: status, tag, place of the new entity, and the value in the form that was asked for.
import type { PageEnd, Reply } from '../core/request.ts';
import { compress, WORTH_COMPRESSING } from './compress.ts';
import { isKnown, tagHash } from './etag.ts';
import { type Exchange, planOf } from './exchange.ts';
import { namesOf, narrowed } from './narrow.ts';
import { type Coding, chooseCoding } from './negotiate.ts';
import type { Plan } from './plan.ts';
import { problemOfFailure } from './problem-document.ts';
import { Refusal } from './refusal.ts';
import { contentType, represent } from './representation.ts';
import { fail, type Outgoing, send, sendProblem } from './send.ts';
import { stream } from './stream.ts';

type ValueReply = Extract<Reply, { readonly kind: 'value' }>;

export function reply(exchange: Exchange, reply: Reply): void {
  switch (reply.kind) {
    case 'value':
      return succeed(exchange, reply);
    case 'failure':
      return reject(exchange, reply.code, reply.data);
    case 'missing':
      throw new Refusal('missing', 'There is nothing here');
    case 'stream':
      return stream(exchange, reply.frames);
    default:
      throw new TypeError('the system gave no reply');
  }
}

/** What the route does not declare is nobody's business. */
function reject(exchange: Exchange, code: string, data: unknown): void {
  const { errors = {} } = planOf(exchange).definition;
  const status = Object.hasOwn(errors, code) ? errors[code] : undefined;

  if (status === undefined) throw new Error(`the route does not declare ${code}`);

  sendProblem(exchange, problemOfFailure(code, status, data));
}

function succeed(exchange: Exchange, answer: ValueReply): void {
  const plan = planOf(exchange);
  const { definition } = plan;
  const { answers, status, location, tagged, task } = definition;
  const { entity } = answer;
  const block = exchange.identity === undefined ? plan.anonymous : plan.known;
  const headers: string[] = [];

  if (location !== undefined && entity !== undefined && status === 201)
    headers.push('location', exchange.base + location + encodeURIComponent(entity.id));

  const empty = answers === undefined || task === true || answer.value === undefined;
  const coding = empty ? undefined : codingOf(exchange);
  const tag =
    entity !== undefined && tagged
      ? tagOf(exchange, plan, { version: entity.version, coding })
      : undefined;

  if (tag !== undefined) headers.push('etag', tag);
  if (empty) return send(exchange, { status: status === 200 ? 204 : status, block, headers });
  if (isCurrent(exchange, tag)) return send(exchange, { status: 304, block, headers });

  const type = plan.types[exchange.type] as string;
  const body = represent(type, shown(exchange, plan, answer));

  headers.push('content-type', contentType(type));
  sendBody(exchange, { status, block, headers, body }, coding);
}

/** Asked of reads alone, after the entity's half of the policy. */
function isCurrent({ head }: Exchange, tag: string | undefined): boolean {
  return head.ifNoneMatch !== undefined && tag !== undefined && isKnown(head.ifNoneMatch, tag);
}

interface Tagged {
  readonly version: number;
  readonly coding: Coding;
}

function tagOf({ fields, type }: Exchange, plan: Plan, { version, coding }: Tagged): string {
  if (fields === undefined && coding === undefined)
    return `"${version}.${plan.hashes[type] ?? '0'}"`;

  return `"${version}.${tagHash(plan.hashes[type] ?? '', (fields ?? []).join(), coding ?? '')}"`;
}

/** Of what a page of another origin can cause to be sent, the size would tell of the secrets inside. */
function codingOf({ site, head, identity }: Exchange): Coding {
  if (!site.compress || (head.origin !== undefined && identity !== undefined)) return undefined;

  return chooseCoding(head.acceptEncoding);
}

function sendBody(exchange: Exchange, outgoing: Outgoing, coding: Coding): void {
  const { headers, body = '' } = outgoing;

  if (coding === undefined || body.length < WORTH_COMPRESSING) return send(exchange, outgoing);

  compress(Buffer.from(body as string), coding, (error, smaller) => {
    if (error !== null) return fail(exchange, error);

    headers.push('content-encoding', coding);
    send(exchange, { ...outgoing, body: smaller });
  });
}

function shown(exchange: Exchange, plan: Plan, { value, next }: ValueReply): unknown {
  const { answers, shows } = plan.definition;
  const names = namesOf(shows, exchange.fields);

  if (answers !== 'page') return names === undefined ? value : narrowed(value, names);

  const items =
    names === undefined || !Array.isArray(value) ? value : value.map((v) => narrowed(v, names));

  return next === undefined ? { items } : { items, next: cursorOf(exchange, plan, next) };
}

function cursorOf({ site, cursorOf }: Exchange, { definition }: Plan, next: PageEnd): string {
  return site.cursors.seal(next, cursorOf, definition.cache?.public === true);
}
