// What asks for an operation, and what comes back; all values in wire form. Types only.
import type { Condition } from '../storage/condition.ts';
import type { InboxStep } from '../storage/storage.ts';
import type { Value } from '../storage/values.ts';
import type { Identity } from './identity.ts';

export interface Request {
  /** `shop.orders.place` */
  readonly operation: string;
  readonly input?: Value | undefined;
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
  /** The event that the call is the effect of; noted in the same commit. */
  readonly inbox?: InboxStep | undefined;
}

/** One entity by `id` or by the fields of a unique key; many by criteria. */
export interface Query {
  readonly id?: Value | undefined;
  readonly filter?: { readonly [field: string]: Value } | undefined;
  /** `title`, or `-title` for the other direction. */
  readonly sort?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly [field: string]: Value | undefined | readonly string[];
}

export type Reply =
  | { readonly kind: 'value'; readonly value?: unknown }
  | { readonly kind: 'failure'; readonly code: string; readonly data?: Value | undefined }
  | { readonly kind: 'missing' }
  /** Frames in wire form. */
  | { readonly kind: 'stream'; readonly frames: AsyncIterable<unknown> };
