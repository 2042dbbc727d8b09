// What the gateway asks of the system behind it. Types only.
import type { AskingRoute, Reply } from '../core/request.ts';
import type { CallRequest } from '../core/system.ts';
import type { Value } from '../storage/values.ts';

export type GatewayCall = CallRequest & {
  readonly route?: AskingRoute | undefined;
  /** What the path says of the entity beside its key. */
  readonly criteria?: { readonly [field: string]: Value } | undefined;
  /** The versions of which the entity must have one. */
  readonly match?: readonly number[] | undefined;
  /** As the caller sent it; well-formed. */
  readonly traceparent?: string | undefined;
};

/** No promise where nothing waits: it may throw then. */
export type Calls = (asked: GatewayCall) => Reply | Promise<Reply>;
