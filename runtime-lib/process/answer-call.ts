// One call from outside of the program, for people who type it: whatever happens becomes data that can be printed.
import { type ContractErrorCode, isContractError } from '../core/contract-error.ts';
import type { Problem } from '../core/problem.ts';
import type { AskedCall, HostedSystem, WireReply } from './hosted-system.ts';

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

export async function answerCall(system: HostedSystem, asked: AskedCall): Promise<CallAnswer> {
  const operations = system.operations().map((o) => o.name);

  if (!operations.includes(asked.operation)) return { operations };

  try {
    return { reply: await system.call(asked) };
  } catch (error) {
    if (!isContractError(error)) throw error;

    const { code, message, problems } = error;

    return { error: { code, message, problems } };
  }
}
