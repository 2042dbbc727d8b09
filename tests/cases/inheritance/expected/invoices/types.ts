import type { ChangesOf, Decimal, Failure, Id, System } from '@toac/runtime/v1';

export type InvoiceId = Id<'invoices'>;

export interface Invoice {
  readonly id: InvoiceId;
  readonly title: string;
  readonly owner: Id<'identity'>;
  readonly total: Decimal;
  readonly signed?: Date;
}

export interface StoredInvoice extends Invoice, System {}

export interface InvoiceChanges extends ChangesOf<Invoice> {}

export interface RenameInput {
  readonly title?: string;
}

export type SignSigned = Failure<'SIGNED'>;
