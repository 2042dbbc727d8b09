import type { Context, ManyContext, Missing, PureContext } from '@toac/runtime/v1';
import type {
  CountInput,
  CountOutput,
  ReopenNotSolved,
  ReopenTooLate,
  SolveAlreadyClosed,
  StoredTicket,
  Ticket,
  TicketChanges,
  TicketId,
  TicketKey,
} from './types.ts';

/** Called by POST /teams/:team/tickets/:id/solution. */
export type Solve = (
  input: undefined,
  entity: StoredTicket,
  context: SolveContext,
) => SolveReply | Promise<SolveReply>;

export type SolveReply = TicketChanges | SolveAlreadyClosed;

export interface SolveContext extends Context {
  readonly errors: SolveErrors;
}

export interface SolveErrors {
  /** 409 */
  ALREADY_CLOSED(): SolveAlreadyClosed;
}

/** Called by POST /tickets/:id/reopening. */
export type Reopen = (
  input: undefined,
  entity: StoredTicket,
  context: ReopenContext,
) => ReopenReply | Promise<ReopenReply>;

export type ReopenReply = TicketChanges | ReopenNotSolved | ReopenTooLate;

export interface ReopenContext extends Context {
  readonly errors: ReopenErrors;
}

export interface ReopenErrors {
  /** 409 */
  NOT_SOLVED(): ReopenNotSolved;
  /** 410 */
  TOO_LATE(): ReopenTooLate;
}

/** Marks everything overdue as urgent */
export type Escalate = (
  input: undefined,
  entities: readonly StoredTicket[],
  context: EscalateContext,
) => EscalateReply | Promise<EscalateReply>;

export type EscalateReply = ReadonlyMap<TicketId, TicketChanges>;

export type EscalateContext = ManyContext;

export type Close = (
  input: undefined,
  entities: readonly StoredTicket[],
  context: CloseContext,
) => CloseReply | Promise<CloseReply>;

export type CloseReply = ReadonlyMap<TicketId, TicketChanges>;

export type CloseContext = ManyContext;

/** Called by POST /words. */
export type Count = (
  input: CountInput,
  subject: undefined,
  context: CountContext,
) => CountReply | Promise<CountReply>;

export type CountReply = CountOutput;

export type CountContext = PureContext;

/** How other operations call `inspect`. */
export type CallInspect = (request: InspectCall) => Promise<InspectAnswer>;

export interface InspectCall {
  readonly query: TicketKey;
}

export type InspectAnswer = Ticket | Missing;

/** The functions that this component is written of. */
export interface TicketHandlers {
  readonly solve: Solve;
  readonly reopen: Reopen;
  readonly escalate: Escalate;
  readonly close: Close;
  readonly count: Count;
}
