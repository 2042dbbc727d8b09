// The body of a request as a value of the wire: its type, its coding and its size are checked before it is read.
import type { Value } from '../storage/values.ts';
import type { Exchange } from './exchange.ts';
import { FORM_TYPE, fileOfForm } from './form-file.ts';
import { inspectValue, readJson } from './json-text.ts';
import { accepted, acceptedType, type MediaType } from './media-type.ts';
import { type Plan, RAW } from './plan.ts';
import { readBody } from './read-body.ts';
import { Refusal } from './refusal.ts';

/** A value of the wire, a refusal, or that the caller has gone. */
export type InputRead = (input: Value | undefined | Refusal | typeof GONE) => void;

export const GONE: unique symbol = Symbol('the caller has gone');

/** Where there is a body. */
export function readInput(exchange: Exchange, plan: Plan, done: InputRead): void {
  const { head, given, request, site } = exchange;
  const { body } = plan.definition;

  if (body === undefined) throw new Refusal('invalid', 'The route takes no body', { close: true });

  checkCoding(head.contentEncoding);
  const type = acceptedType(head.contentType, plan.accepts);

  if (given !== undefined) return done(ofHost(exchange, { plan, type }, given));
  if (exchange.continues) exchange.response.writeContinue();

  const size = { declared: head.contentLength, most: site.limits.body, direct: exchange.direct };

  readBody(request, size, (read) => {
    if (read === undefined) return done(GONE);
    if (read instanceof Refusal) return done(read);

    exchange.unread = false;
    done(guarded(() => decoded(exchange, { plan, type }, read)));
  });
}

function guarded(read: () => Value | undefined): Value | undefined | Refusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return error;

    throw error;
  }
}

/** Where nothing has to be said, nothing is as good as `{}`. */
export function withoutBody({ definition: { body } }: Plan): Value | undefined {
  if (body?.required) throw new Refusal('invalid', 'The body is missing');

  return body?.kind === 'value' ? {} : undefined;
}

/** What is packed would have to be unpacked to know its size. */
function checkCoding(coding: string | undefined): void {
  if (coding !== undefined && coding.toLowerCase() !== 'identity')
    throw new Refusal('media-type', 'The body must not be encoded', {
      headers: ['accept-encoding', 'identity'],
    });
}

interface Expected {
  readonly plan: Plan;
  readonly type: MediaType;
}

function decoded({ site }: Exchange, { plan, type }: Expected, bytes: Buffer): Value | undefined {
  if (bytes.length === 0) return withoutBody(plan);
  if (plan.definition.body?.kind === 'raw') return rawBytes(plan, type, bytes).toString('base64');

  return readJson(bytes, site.limits);
}

/** As they were sent; of a form, the file in it, which is what the route takes. */
function rawBytes({ definition, forms }: Plan, { type, boundary }: MediaType, bytes: Buffer) {
  if (!forms || type !== FORM_TYPE) return bytes;

  const file = fileOfForm(bytes, boundary);

  accepted(file.type, definition.body?.accepts ?? RAW);

  return file.bytes;
}

/** What the application around has read: its bytes, or what it has made of them. */
function ofHost(
  exchange: Exchange,
  expected: Expected,
  given: NonNullable<Exchange['given']>,
): Value | undefined {
  const { limits } = exchange.site;
  const { plan } = expected;

  if (Buffer.isBuffer(given)) {
    if (given.length > limits.body)
      throw new Refusal('too-large', `The body is larger than ${limits.body} bytes`);

    return decoded(exchange, expected, given);
  }

  if (plan.definition.body?.kind === 'raw')
    throw new TypeError(
      `${plan.name} needs the bytes of its body, but they were parsed before: keep them as request.rawBody, or mount the gateway before the parser`,
    );

  inspectValue(given.value, limits);

  return given.value as Value;
}
