// The gateway as middleware of an Express 5 application. Knows no Express: only what its requests have more than others.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway } from './create-gateway.ts';
import type { Given } from './exchange.ts';

/** What middleware before may have left. */
interface HostRequest extends IncomingMessage {
  readonly baseUrl?: string;
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

export function toExpress(gateway: Gateway): Middleware {
  return (request, response, next) => {
    const { baseUrl = '' } = request as HostRequest;
    const poweredBy = response.getHeader('x-powered-by');

    // Replies of the gateway tell nobody what they are made with; those of others are not its business.
    response.removeHeader('x-powered-by');

    gateway.mounted(request, response, {
      base: baseUrl,
      given: givenBy(request as HostRequest),
      pass: () => {
        if (poweredBy !== undefined) response.setHeader('x-powered-by', poweredBy);

        next();
      },
    });
  };
}

/** A body that nobody has read is the gateway's to read; of one that is gone, nothing is known. */
function givenBy(request: HostRequest): Given | undefined {
  if (!request.readableDidRead) return undefined;

  const { rawBody, body } = request;

  for (const bytes of [rawBody, body]) {
    if (bytes instanceof Uint8Array)
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (typeof bytes === 'string') return Buffer.from(bytes);
  }

  return { value: body };
}
