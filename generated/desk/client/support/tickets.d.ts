import type { CallOptions, Criterion, Failure, Http, Id, Missing } from '@toac/runtime/client';

export interface MineQuery {
  readonly filter?: MineFilter | undefined;
  readonly sort?: readonly MineSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface MineFilter {
  readonly state?: Criterion<TicketState> | undefined;
}

export type TicketState = 'open' | 'waiting' | 'solved' | 'closed';

export type MineSort = '_created' | '-_created';

export interface MinePage {
  readonly items: readonly MineOutputItem[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface MineOutputItem {
  readonly id: Id<'support.tickets'>;
  readonly subject: string;
  readonly state: TicketState;
}

export interface ReadOutput {
  readonly id: Id<'support.tickets'>;
  readonly team: Id<'people.teams'>;
  readonly author: Id<'identity'>;
  readonly assignee?: Id<'identity'>;
  readonly subject: string;
  readonly body: string;
  readonly urgency: TicketUrgency;
  readonly state: TicketState;
  readonly tags: readonly string[];
  readonly due?: Date;
}

export type TicketUrgency = 'low' | 'normal' | 'urgent';

/** 409 */
export type ReopenNotSolved = Failure<'NOT_SOLVED'>;

/** 410 */
export type ReopenTooLate = Failure<'TOO_LATE'>;

export interface QueueQuery {
  readonly filter?: QueueFilter | undefined;
  readonly sort?: readonly QueueSort[] | undefined;
  readonly limit?: number | undefined;
  readonly omit?: number | undefined;
  readonly after?: string | undefined;
}

export interface QueueFilter {
  readonly state?: Criterion<TicketState> | undefined;
  readonly urgency?: Criterion<TicketUrgency> | undefined;
  readonly assignee?: Criterion<Id<'identity'>> | undefined;
  readonly due?: Criterion<Date> | undefined;
}

export type QueueSort = 'due' | '-due' | '_created' | '-_created';

export interface QueuePage {
  readonly items: readonly QueueOutputItem[];
  /** Where the next page begins; pass it as `after`. */
  readonly next?: string;
}

export interface QueueOutputItem {
  readonly id: Id<'support.tickets'>;
  readonly subject: string;
  readonly urgency: TicketUrgency;
  readonly state: TicketState;
  readonly assignee?: Id<'identity'>;
  readonly due?: Date;
}

export interface AskBody {
  readonly subject: string;
  readonly body: string;
  readonly urgency?: TicketUrgency | undefined;
}

export interface AskOutput {
  readonly id: Id<'support.tickets'>;
  readonly subject: string;
  readonly state: TicketState;
}

/** Questions that people ask, and what became of them */
export interface Ticket {
  readonly id: Id<'support.tickets'>;
  readonly team: Id<'people.teams'>;
  readonly author: Id<'identity'>;
  readonly assignee?: Id<'identity'>;
  readonly subject: string;
  readonly body: string;
  readonly urgency: TicketUrgency;
  readonly state: TicketState;
  readonly tags: readonly string[];
  /** For the team only */
  readonly internal?: string;
  readonly due?: Date;
  readonly reopened: number;
}

export interface TriageBody {
  readonly assignee?: Id<'identity'> | null | undefined;
  readonly urgency?: TicketUrgency | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly due?: Date | null | undefined;
  /** For the team only */
  readonly internal?: string | null | undefined;
}

/** 409 */
export type SolveAlreadyClosed = Failure<'ALREADY_CLOSED'>;

export interface CountBody {
  readonly texts: readonly string[];
}

export interface CountOutput {
  readonly words: number;
}

/** GET /tickets */
export declare function mine(
  http: Http,
  query?: MineQuery,
  options?: CallOptions,
): Promise<MinePage>;

/** GET /tickets/:id */
export declare function read(
  http: Http,
  id: Id<'support.tickets'>,
  options?: CallOptions,
): Promise<ReadOutput | Missing>;

/** POST /tickets/:id/reopening */
export declare function reopen(
  http: Http,
  id: Id<'support.tickets'>,
  options?: CallOptions,
): Promise<void | ReopenNotSolved | ReopenTooLate | Missing>;

/** GET /teams/:team/tickets */
export declare function queue(
  http: Http,
  team: Id<'people.teams'>,
  query?: QueueQuery,
  options?: CallOptions,
): Promise<QueuePage>;

/** POST /teams/:team/tickets */
export declare function ask(
  http: Http,
  team: Id<'people.teams'>,
  body: AskBody,
  options?: CallOptions,
): Promise<AskOutput>;

/** GET /teams/:team/tickets/:id */
export declare function inspect(
  http: Http,
  team: Id<'people.teams'>,
  id: Id<'support.tickets'>,
  options?: CallOptions,
): Promise<Ticket | Missing>;

/** PATCH /teams/:team/tickets/:id */
export declare function triage(
  http: Http,
  team: Id<'people.teams'>,
  id: Id<'support.tickets'>,
  body: TriageBody,
  options?: CallOptions,
): Promise<void | Missing>;

/** POST /teams/:team/tickets/:id/solution */
export declare function solve(
  http: Http,
  team: Id<'people.teams'>,
  id: Id<'support.tickets'>,
  options?: CallOptions,
): Promise<void | SolveAlreadyClosed | Missing>;

/** POST /words */
export declare function count(
  http: Http,
  body: CountBody,
  options?: CallOptions,
): Promise<CountOutput>;
