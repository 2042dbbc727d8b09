// What all requests of one gateway share: its routes, its settings, and what runs now. Types only.
import type { Log } from '../core/log.ts';
import type { Authentication } from './authentication.ts';
import type { AuthorityOf } from './authority.ts';
import type { Calls } from './calls.ts';
import type { Trusts } from './client-address.ts';
import type { Cors } from './cors.ts';
import type { Cursors } from './cursor.ts';
import type { Match } from './match.ts';
import type { Plan } from './plan.ts';
import type { Limits } from './settings.ts';

export interface Site {
  match: Match<Plan>;
  readonly calls: Calls;
  readonly limits: Limits;
  readonly authentication: Authentication;
  readonly authorityOf: AuthorityOf;
  readonly trusts: Trusts;
  cors: Cors;
  readonly cursors: Cursors;
  readonly compress: boolean;
  readonly log: Log;
  readonly dev: boolean;
  /** A client was made for another surface of the operation. */
  readonly unequal: (operation: string, surface: string) => void;
  /** Requests that have no reply yet. */
  active: number;
  /** Connections end with the reply that they wait for. */
  closing: boolean;
  /** Connections that end: what comes on them is framed by nobody knows whom, and is not looked at. */
  readonly ending: Set<object>;
  /** What ends with the gateway. */
  readonly streams: Set<() => void>;
}
