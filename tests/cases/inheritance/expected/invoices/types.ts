import type { Decimal, Failure, Id } from '@toac/runtime/v1';

export type InvoiceId = Id<'invoices'>;

export interface Invoice {
  readonly id: InvoiceId;
  readonly title: string;
  readonly owner: Id<'identity'>;
  readonly total: Decimal;
  readonly signed?: Date;
}

export interface StoredInvoice extends Invoice {
  readonly _version: number;
  readonly _created: Date;
  readonly _updated: Date;
  readonly _deleted?: Date;
}

export interface InvoiceChanges {
  readonly id?: never;
  readonly _version?: never;
  readonly title?: string | undefined;
  readonly owner?: Id<'identity'> | undefined;
  readonly total?: Decimal | undefined;
  readonly signed?: Date | null | undefined;
}

export interface RenameInput {
  readonly title?: string;
}

/** 409 */
export type SignSigned = Failure<'SIGNED'>;
