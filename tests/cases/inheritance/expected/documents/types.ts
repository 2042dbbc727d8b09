import type { Failure, Id } from '@toac/runtime/v1';

export type DocumentId = Id<'documents' | 'invoices'>;

export interface Document {
  readonly id: DocumentId;
  readonly title: string;
  readonly owner: Id<'identity'>;
}

export interface StoredDocument extends Document {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface DocumentChanges {
  readonly id?: never;
  readonly _version?: never;
  readonly title?: string | undefined;
  readonly owner?: Id<'identity'> | undefined;
}

export interface RenameInput {
  readonly title?: string;
}

/** 409 */
export type SignSigned = Failure<'SIGNED'>;
