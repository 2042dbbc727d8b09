import type { PureContext } from '@toac/runtime/v1';
import type { QuoteInput, QuoteOutput } from './types.ts';

/** Called by POST /quotes/:kind. */
export type Quote = (
  input: QuoteInput,
  subject: undefined,
  context: QuoteContext,
) => QuoteReply | Promise<QuoteReply>;

export type QuoteReply = QuoteOutput;

export type QuoteContext = PureContext;

/** The functions that this component is written of. */
export interface LotHandlers {
  readonly quote: Quote;
}
