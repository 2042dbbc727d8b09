// What the gateway asks of the system behind it. Types only.

import type { CallRequest } from '../core/call-request.ts';
import type { Reply } from '../core/request.ts';

export type GatewayCall = CallRequest & {
  /** As the caller sent it; well-formed. */
  readonly traceparent?: string | undefined;
};

/** No promise where nothing waits: it may throw then. */
export type Calls = (asked: GatewayCall) => Reply | Promise<Reply>;
