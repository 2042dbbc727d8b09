import type { Id, System } from '@toac/runtime/v1';

export type FileId = Id<'files'>;

/** Who may call what, in two halves */
export interface File {
  readonly id: FileId;
  readonly owner: Id<'identity'>;
  readonly office: string;
  readonly secret: boolean;
  readonly readers: readonly Id<'identity'>[];
  readonly text?: string;
}

export interface StoredFile extends File, System {}

export interface AddInput {
  readonly owner: Id<'identity'>;
  readonly office: string;
  readonly secret?: boolean;
}

export interface AddOutput {
  readonly id: FileId;
}

export interface ReadOutput {
  readonly id: FileId;
  readonly text?: string;
}

export type ListOutput = readonly ListOutputItem[];

export interface ListOutputItem {
  readonly id: FileId;
}

export interface EditInput {
  readonly text?: string;
  readonly secret?: boolean;
  readonly owner?: Id<'identity'>;
}

export interface CountOutput {
  readonly files: number;
}
