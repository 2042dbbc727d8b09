import type { Failure, Id } from '@toac/runtime/v1';

export type TicketId = Id<'support.tickets'>;

/** Questions that people ask, and what became of them */
export interface Ticket {
  readonly id: TicketId;
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

export type TicketUrgency = 'low' | 'normal' | 'urgent';

export type TicketState = 'open' | 'waiting' | 'solved' | 'closed';

export interface StoredTicket extends Ticket {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface TicketChanges {
  readonly id?: never;
  readonly _version?: never;
  readonly team?: Id<'people.teams'> | undefined;
  readonly author?: Id<'identity'> | undefined;
  readonly assignee?: Id<'identity'> | null | undefined;
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
  readonly urgency?: TicketUrgency | undefined;
  readonly state?: TicketState | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly internal?: string | null | undefined;
  readonly due?: Date | null | undefined;
  readonly reopened?: number | undefined;
}

export type TicketKey = TicketById;

export interface TicketById {
  readonly id: TicketId;
}

export interface AskInput {
  readonly team: Id<'people.teams'>;
  readonly author: Id<'identity'>;
  readonly subject: string;
  readonly body: string;
  readonly urgency?: TicketUrgency;
}

export interface AskOutput {
  readonly id: TicketId;
  readonly subject: string;
  readonly state: TicketState;
}

export interface ReadOutput {
  readonly id: TicketId;
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

export type QueueOutput = readonly QueueOutputItem[];

export interface QueueOutputItem {
  readonly id: TicketId;
  readonly subject: string;
  readonly urgency: TicketUrgency;
  readonly state: TicketState;
  readonly assignee?: Id<'identity'>;
  readonly due?: Date;
}

export type MineOutput = readonly MineOutputItem[];

export interface MineOutputItem {
  readonly id: TicketId;
  readonly subject: string;
  readonly state: TicketState;
}

export interface TriageInput {
  readonly assignee?: Id<'identity'> | null;
  readonly urgency?: TicketUrgency;
  readonly tags?: readonly string[];
  readonly due?: Date | null;
  /** For the team only */
  readonly internal?: string | null;
}

/** 409 */
export type SolveAlreadyClosed = Failure<'ALREADY_CLOSED'>;

/** 409 */
export type ReopenNotSolved = Failure<'NOT_SOLVED'>;

/** 410 */
export type ReopenTooLate = Failure<'TOO_LATE'>;

export interface CountInput {
  readonly texts: readonly string[];
}

export interface CountOutput {
  readonly words: number;
}

export interface AskedEvent {
  readonly id: TicketId;
  readonly team: Id<'people.teams'>;
  readonly subject: string;
  readonly urgency: TicketUrgency;
}

export interface SolvedEvent {
  readonly id: TicketId;
  readonly author: Id<'identity'>;
}
