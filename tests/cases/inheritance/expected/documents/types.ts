import type { ChangesOf, Failure, Id, System } from '@toac/runtime/v1';

export type DocumentId = Id<'documents' | 'invoices'>;

export interface Document {
  readonly id: DocumentId;
  readonly title: string;
  readonly owner: Id<'identity'>;
}

export interface StoredDocument extends Document, System {}

export interface DocumentChanges extends ChangesOf<Document> {}

export interface RenameInput {
  readonly title?: string;
}

export type SignSigned = Failure<'SIGNED'>;
