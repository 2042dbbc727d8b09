// What a handwritten operation gets beside its input and its subject. Generated contexts add what the contract declares.
import type { Identity } from './identity.ts';
import type { Log } from './log.ts';

/** Of computations: pure, so nothing that differs from call to call. */
export interface PureContext {
  readonly log: Log;
  /** Aborts at the deadline, and when the caller gives up. */
  readonly signal: AbortSignal;
}

export interface Context extends PureContext {
  /** Who calls; undefined for events, tasks and schedules. */
  readonly identity: Identity | undefined;
  /** The moment of the call, the same throughout; of a schedule, its slot. */
  readonly now: Date;
  /** The id of this call, the same in every repetition: the key to hand to foreign systems. */
  readonly id: string;
}

/** Of operations over many entities. */
export interface ManyContext extends Context {
  /** Whether `limit` left entities out. */
  readonly more: boolean;
}
