import type { ManyContext } from '@toac/runtime/v1';
import type { StoredTask } from './types.ts';

/** Logs the morning digest of everything due today */
export type Remind = (
  input: undefined,
  entities: readonly StoredTask[],
  context: RemindContext,
) => RemindReply | Promise<RemindReply>;

export type RemindReply = void;

export type RemindContext = ManyContext;

/** The functions that this component is written of. */
export interface TaskHandlers {
  readonly remind: Remind;
}
