// A stream over HTTP as newline-delimited JSON, a value a line.
import { ContractError } from '../core/contract-error.ts';
import { type Payload, send } from './call.ts';
import type { Endpoint } from './endpoint.ts';
import type { Http } from './http.ts';
import { fromWire } from './shape.ts';

export async function* stream(
  http: Http,
  endpoint: Endpoint,
  payload: Payload = {},
): AsyncGenerator<unknown> {
  const headers = { ...payload.options?.headers, accept: 'application/x-ndjson' };
  const response = await send(http, endpoint, {
    ...payload,
    options: { ...payload.options, headers },
  });

  if (!response.ok || response.body === null)
    throw new ContractError('internal', response.statusText);

  for await (const line of linesOf(response.body)) {
    const frame: unknown = JSON.parse(line);

    if (isFailureFrame(frame)) throw new ContractError('internal', 'the stream failed');

    yield fromWire(frame, endpoint.output);
  }
}

/** The last line of a stream that failed: `{"error": …}`. */
function isFailureFrame(frame: unknown): boolean {
  return typeof frame === 'object' && frame !== null && Object.keys(frame).join() === 'error';
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';

  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n');

      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }

    if (rest !== '') yield rest;
  } finally {
    await reader.cancel();
  }
}
