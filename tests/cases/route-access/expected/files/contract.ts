import type { ManyContext } from '@toac/runtime/v1';
import type { CountOutput, StoredFile } from './types.ts';

/** Called by GET /files/count. */
export type Count = (
  input: undefined,
  entities: readonly StoredFile[],
  context: CountContext,
) => CountReply | Promise<CountReply>;

export type CountReply = CountOutput;

export type CountContext = ManyContext;

/** The functions that this component is written of. */
export interface FileHandlers {
  readonly count: Count;
}
