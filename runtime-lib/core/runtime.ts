// What an operation needs of the system around it. Types only.
import type { Callee } from './callees.ts';
import type { KeyQueue } from './key-queue.ts';
import type { Part } from './part.ts';
import type { Reply, Request } from './request.ts';

export interface Runtime {
  call(request: Request): Promise<Reply>;
  /** Undefined where no component of this process has the id. */
  part(component: string): Part | undefined;
  /** By its full name; undefined where no component of this process has it. */
  callee(operation: string): Callee | undefined;
  /** Whether somebody takes the event: what nobody takes is not written. */
  isWanted(component: string, event: string): boolean;
  /** Something was written into an outbox. */
  wake(): void;
  readonly queue: KeyQueue;
  /** Values that handlers share are frozen. */
  readonly strict: boolean;
}
