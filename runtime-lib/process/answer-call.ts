// One call from outside of the program, for people who type it: whatever happens becomes data that can be printed.
import { type ContractErrorCode, isContractError } from '../core/contract-error.ts';
import type { Problem } from '../core/problem.ts';
import type { System, WireReply } from '../core/system.ts';

export interface AskedCall {
  readonly operation: string;
  readonly input?: unknown;
  readonly query?: unknown;
  readonly id?: string;
}

export type CallAnswer =
  | { readonly reply: WireReply }
  /** There is no such operation; there are these. */
  | { readonly operations: readonly string[] }
  | { readonly error: CallError };

export interface CallError {
  readonly code: ContractErrorCode;
  readonly message: string;
  readonly problems: readonly Problem[];
}

export async function answerCall(system: System, asked: AskedCall): Promise<CallAnswer> {
  const operations = system.operations.map((o) => o.name);

  if (!operations.includes(asked.operation)) return { operations };

  try {
    return { reply: await system.call(asked) };
  } catch (error) {
    if (!isContractError(error)) throw error;

    const { code, message, problems } = error;

    return { error: { code, message, problems } };
  }
}
