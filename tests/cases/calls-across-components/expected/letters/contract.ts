import type { Context } from '@toac/runtime/v1';
import type { CallFind, CallSearch } from '../people/contract.ts';
import type {
  LetterSubject,
  NewLetter,
  WriteInput,
  WriteNobody,
  WriteNobodyData,
} from './types.ts';

export type Write = (
  input: WriteInput,
  entity: LetterSubject,
  context: WriteContext,
) => WriteReply | Promise<WriteReply>;

export type WriteReply = NewLetter | WriteNobody;

export interface WriteContext extends Context {
  readonly calls: WriteCalls;
  readonly errors: WriteErrors;
}

export interface WriteErrors {
  /** 404 */
  NOBODY(data: WriteNobodyData): WriteNobody;
}

export interface WriteCalls {
  readonly people: WriteCallsPeople;
}

export interface WriteCallsPeople {
  readonly find: CallFind;
  readonly search: CallSearch;
}

/** The functions that this component is written of. */
export interface LetterHandlers {
  readonly write: Write;
}
