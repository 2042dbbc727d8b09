// What asks for an operation, and what comes back; all values in wire form. Types only.
import type { Condition } from '../storage/condition.ts';
import type { InboxStep } from '../storage/storage.ts';
import type { Scalar, Value } from '../storage/values.ts';
import type { Identity } from './identity.ts';

export interface Request {
  /** `shop.orders.place` */
  readonly operation: string;
  readonly input?: Value | undefined;
  /** Nobody else holds the input, or will read it again. */
  readonly own?: boolean | undefined;
  readonly query?: Query | undefined;
  /** The same in every repetition of the call. */
  readonly id: string;
  /** Made just now: this is no repetition. */
  readonly fresh: boolean;
  /** Nobody else knows the id: there will be no repetition. */
  readonly once?: boolean;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly now: number;
  readonly identity?: Identity | undefined;
  /** The trace that it belongs to. */
  readonly trace?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What the caller may see of many entities; joined with `and`. */
  readonly filter?: Condition | undefined;
  /** The route that asked; without one there is no policy. */
  readonly route?: AskingRoute | undefined;
  /** What the path says of the entity beside its key, by field; nothing that fits is a missing entity. */
  readonly criteria?: { readonly [field: string]: Value } | undefined;
  /** The versions of which the entity must have one. */
  readonly match?: readonly number[] | undefined;
  /** The event that the call is the effect of; noted in the same commit. */
  readonly inbox?: InboxStep | undefined;
}

/** What the service's half of a policy needs of a request beside identity, entity and input. */
export interface AskingRoute {
  /** `GET /orders/:id`, of the component that has the operation. */
  readonly name: string;
  /** The values of the path, as texts. */
  readonly parameters?: { readonly [name: string]: string } | undefined;
  /** What expressions find below `request`: `{ headers: { 'x-team': 'a' }, language, authority }`. */
  readonly request?: unknown;
  /** The gateway knows that the service has a half of the policy: a service that has none refuses. */
  readonly asks?: true | undefined;
}

/** One entity by `id` or by the fields of a unique key; many by criteria. */
export interface Query {
  readonly id?: Value | undefined;
  readonly filter?: { readonly [field: string]: Value } | undefined;
  /** `title`, or `-title` for the other direction. */
  readonly sort?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  /** So many are left out at the beginning. */
  readonly omit?: number | undefined;
  /** The page that begins behind this one. */
  readonly after?: PageEnd | undefined;
  readonly [field: string]: Value | undefined | readonly string[] | PageEnd;
}

/** The last entity of a page: the values of its sort keys, in wire form, and its id. */
export interface PageEnd {
  readonly values: readonly (Scalar | null)[];
  readonly id: string;
}

/** The entity that a reply is about, as it is now. */
export interface Envelope {
  readonly id: string;
  readonly version: number;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly updated: number;
}

export type Reply =
  | {
      readonly kind: 'value';
      readonly value?: unknown;
      /** Of operations over one entity. */
      readonly entity?: Envelope | undefined;
      /** Of lists: there is more behind this. */
      readonly next?: PageEnd | undefined;
    }
  | { readonly kind: 'failure'; readonly code: string; readonly data?: Value | undefined }
  | { readonly kind: 'missing' }
  /** Frames in wire form. */
  | { readonly kind: 'stream'; readonly frames: AsyncIterable<unknown> };
