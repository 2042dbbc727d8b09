import type { DateText, Id } from '@toac/runtime/v1';

export type TaskId = Id<'tasks'>;

/** Personal task lists */
export interface Task {
  readonly id: TaskId;
  readonly owner: Id<'identity'>;
  readonly title: string;
  readonly notes?: string;
  readonly priority: TaskPriority;
  readonly due?: DateText;
  readonly done: boolean;
}

export type TaskPriority = 'low' | 'normal' | 'high';

export interface StoredTask extends Task {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface AddInput {
  readonly owner: Id<'identity'>;
  readonly title: string;
  readonly notes?: string;
  readonly priority?: TaskPriority;
  readonly due?: DateText;
}

export type ListOutput = readonly Task[];

export interface EditInput {
  readonly title?: string;
  readonly notes?: string | null;
  readonly priority?: TaskPriority;
  readonly due?: DateText | null;
  readonly done?: boolean;
}

export interface CompletedEvent {
  readonly id: TaskId;
  readonly owner: Id<'identity'>;
  readonly title: string;
}
